import { describe, expect, it } from "vitest";
import type { Mark } from "../bindings/Mark";
import { headingsAt } from "./headings";
import type { TextMark } from "./labels";

function name(text: string, x: number, weight: TextMark["weight"] = "semibold"): TextMark {
  return { t: "text", x, y: 15, text, size: 12, weight, anchor: "start", paint: "ink", node: null };
}

const QUARTERS = [name("Q1 2027", 200), name("Jan", 200, "regular"), name("Feb", 256, "regular"), name("Q2 2027", 366)];
const at = (marks: readonly Mark[], edge: number) => headingsAt(marks, edge, ({ text }) => text.length * 7);

describe("the names on the axis", () => {
  it("stay as they are where none begins before the edge", () => {
    expect(at(QUARTERS, 192)).toEqual({ cut: new Set(), carried: null });
  });

  it("go along with the edge, the quarter's and not the months'", () => {
    const { cut, carried } = at(QUARTERS, 230);
    expect([...cut]).toEqual(QUARTERS.slice(0, 2));
    expect(carried).toEqual({ ...QUARTERS[0], x: 238 });
  });

  it("give way to the next", () => {
    expect(at(QUARTERS, 320).carried).toBeNull();
    expect(at(QUARTERS, 370).carried?.text).toBe("Q2 2027");
  });
});
