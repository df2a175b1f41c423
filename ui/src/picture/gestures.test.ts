import { describe, expect, it } from "vitest";
import { linkCorners } from "./overlays";
import { besideRow } from "./pointer/ground";

describe("a link that is being drawn", () => {
  it("curves ahead, and goes around through the gap beside the row to what begins before", () => {
    expect(linkCorners({ x: 100, y: 50 }, { x: 200, y: 90 })).toBeNull();
    const down = linkCorners({ x: 100, y: 50 }, { x: 40, y: 120 });
    expect(down).toEqual([
      { x: 112, y: 50 },
      { x: 112, y: 66.5 },
      { x: 28, y: 66.5 },
      { x: 28, y: 120 },
    ]);
    expect(linkCorners({ x: 100, y: 50 }, { x: 40, y: 10 })?.[1]).toEqual({ x: 112, y: 33.5 });
  });
});

describe("a new item made by keys", () => {
  it("stands below what the keyboard is on, above it in the last row, and over it where there is but one", () => {
    const lane = { key: "a", top: 104, least: 104, most: 170 };
    expect(besideRow({ y: 104, h: 26 }, lane)).toBe(137);
    expect(besideRow({ y: 170, h: 26 }, { ...lane, top: 170 })).toBe(137);
    expect(besideRow({ y: 104, h: 26 }, { ...lane, most: 104 })).toBe(104);
  });
});
