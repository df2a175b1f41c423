import { describe, expect, it } from "vitest";
import type { Explanation } from "../../bindings/Explanation";
import { readLimit, withRule } from "./settings";

const limit = { label: "Days without a reading", usual: 30, least: 1, most: 400 };
const rule = { code: "KR-04", limit } as Explanation;

describe("the settings of a rule", () => {
  it("keep what is not as usual, and nothing else", () => {
    const off = withRule({}, rule, { level: "off" });
    expect(off).toEqual({ "KR-04": { level: "off", limit: null } });
    const both = withRule(off, rule, { limit: 45 });
    expect(both).toEqual({ "KR-04": { level: "off", limit: 45 } });
    expect(withRule(both, rule, { limit: 30 })).toEqual(off);
    expect(withRule(off, rule, { level: null })).toEqual({});
  });

  it("leave other rules alone", () => {
    const other = { "ALIGN-01": { level: "note" as const, limit: null } };
    expect(withRule(other, rule, { level: "off" })["ALIGN-01"]).toEqual(other["ALIGN-01"]);
    expect(withRule(other, rule, { level: null })).toEqual(other);
  });
});

describe("a limit that is typed", () => {
  it.each([
    ["45", 45],
    [" 1,5 ", 1.5],
    ["0", null],
    ["401", null],
    ["", null],
    ["soon", null],
  ])("%j is %j", (text, number) => {
    expect(readLimit(text, limit)).toBe(number);
  });
});
