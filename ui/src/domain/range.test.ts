import { describe, expect, it } from "vitest";
import { blocksFor, nextBlocks } from "./range";

describe("what of a long picture is asked for", () => {
  it("is what is in sight, in whole blocks, with some to scroll on to", () => {
    const { top, bottom } = blocksFor(5000, 5800);
    expect(top).toBeLessThanOrEqual(4100);
    expect(bottom).toBeGreaterThanOrEqual(6700);
    expect(blocksFor(5010, 5810)).toEqual({ top, bottom });
    expect(blocksFor(0, 800).top).toBe(0);
  });

  it("stays while there is something to spare, and is asked for before an edge is reached", () => {
    const now = blocksFor(5000, 5800);
    expect(nextBlocks(now, { top: 5100, bottom: 5900 })).toBe(now);
    const edge = { top: now.bottom - 900, bottom: now.bottom - 100 };
    expect(nextBlocks(now, edge).bottom).toBeGreaterThan(now.bottom);
  });

  it("is what is in sight now, wherever one has jumped to", () => {
    expect(nextBlocks(blocksFor(0, 800), { top: 90_000, bottom: 90_800 })).toEqual(blocksFor(90_000, 90_800));
  });
});
