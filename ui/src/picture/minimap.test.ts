import { describe, expect, it } from "vitest";
import { lane, scene } from "../testing/scene";
import { frameOf, inSight, scrollAt } from "./MiniMap";
import { regionsOf } from "./regions";

// A body of 800 by 654 in sight, of 1,800 by 2,954.
const long = scene({
  width: 2000,
  height: 3000,
  lanes: [lane("Growth", 46, 900), lane("Trust", 946, 1000), lane("Platform", 1946, 1054)],
});
const regions = regionsOf(long, 1000, 700);
const map = { w: 56, h: 600 };

describe("the map of a long picture", () => {
  it("frames what is in sight, in the same proportions, to the very ends", () => {
    const top = frameOf(regions, { x: 0, y: 0, tray: 0 }, map);
    expect([top.x, top.y]).toEqual([0, 0]);
    expect(top.w).toBeCloseTo((800 / 1800) * 56);
    expect(top.h).toBeCloseTo((654 / 2954) * 600);
    const end = frameOf(regions, regions.most, map);
    expect(end.x + end.w).toBeCloseTo(56);
    expect(end.y + end.h).toBeCloseTo(600);
    const huge = regionsOf(scene({ height: 900_000 }), 1000, 700);
    expect(frameOf(huge, { x: 0, y: 0, tray: 0 }, map).h).toBe(6);
  });

  it("leads to where it is pressed, and no further than there is", () => {
    const frame = frameOf(regions, { x: 0, y: 0, tray: 0 }, map);
    for (const scroll of [
      { x: 0, y: 0, tray: 0 },
      { x: 500, y: 1150, tray: 0 },
      { ...regions.most, tray: 0 },
    ]) {
      const at = frameOf(regions, scroll, map);
      const back = scrollAt(regions, frame, map, at.x, at.y);
      expect(back.x).toBeCloseTo(scroll.x);
      expect(back.y).toBeCloseTo(scroll.y);
    }
    expect(scrollAt(regions, frame, map, -50, 9000)).toEqual({ x: 0, y: regions.most.y });
  });

  it("says which lanes are in sight", () => {
    expect(inSight(long, regions, { x: 0, y: 0, tray: 0 })).toBe("Growth");
    expect(inSight(long, regions, { x: 0, y: 500, tray: 0 })).toBe("Growth to Trust");
    expect(inSight(scene(), regions, { x: 0, y: 0, tray: 0 })).toBe("");
  });
});
