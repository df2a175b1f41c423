import { describe, expect, it } from "vitest";
import type { Finding } from "../../bindings/Finding";
import type { Ratio } from "../../bindings/Ratio";
import { nextQuarter } from "../../domain/findings/Accept";
import { linesOf as recordsOf } from "./Behind";
import { partsLabel, shareLabel } from "./CoverageRow";
import { points } from "./EffortAndWeight";
import { fixableOf, linesOf, shownFindings } from "./filter";

function finding(code: string, title: string, more: Partial<Finding> = {}): Finding {
  return {
    code,
    title,
    severity: "warning",
    record: { kind: "item", id: title },
    message: `${title} is not right.`,
    others: [],
    fix: null,
    accepted: null,
    lapsed: null,
    ...more,
  };
}

const accepted = { acceptance: "1", reason: "Known", author: "Dana", accepted: "2027-01-01", expires: null };

describe("the findings that are shown", () => {
  const all = [
    finding("ALIGN-01", "Fleet map redesign"),
    finding("TIME-02", "Template gallery", { severity: "error" }),
    finding("ALIGN-01", "Dark mode", { accepted }),
  ];
  const rules = new Map([["ALIGN-01", { title: "Item serves nothing" }]]);
  const titles = (shown: Parameters<typeof shownFindings>[1], text = "") =>
    shownFindings(all, shown, text, rules).map(({ title }) => title);

  it("leaves out what was accepted, unless that is what is asked for", () => {
    expect(titles("open")).toEqual(["Fleet map redesign", "Template gallery"]);
    expect(titles("error")).toEqual(["Template gallery"]);
    expect(titles("accepted")).toEqual(["Dark mode"]);
  });

  it("finds by the words of code, rule, title and message", () => {
    expect(titles("open", "serves nothing")).toEqual(["Fleet map redesign"]);
    expect(titles("open", "time gallery")).toEqual(["Template gallery"]);
    expect(titles("open", "gallery nothing")).toEqual([]);
  });
});

describe("the list of findings", () => {
  const said = (codes: string[], unfolded: string[] = []) =>
    linesOf(
      codes.map((code, n) => finding(code, `${code}.${n}`)),
      new Set(unfolded),
    ).map((line) => (line.is === "finding" ? line.finding.title : `${line.is} ${line.code} ${line.count}`));

  it("names each rule once, with how often it is broken", () => {
    expect(said(["A", "B", "A"])).toEqual(["rule A 2", "A.0", "A.2", "rule B 1", "B.1"]);
  });

  it("shows a few of each rule, and all when asked", () => {
    const many = ["A", "A", "A", "A", "A"];
    expect(said(many)).toEqual(["rule A 5", "A.0", "A.1", "A.2", "more A 2"]);
    expect(said(many, ["A"])).toHaveLength(6);
    expect(said(many.slice(1))).toHaveLength(5);
  });
});

describe("numbers", () => {
  const ratio = (numerator: number, denominator: number): Ratio => ({
    label: "Items",
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    formula: "",
    missing: [],
  });

  it("say what they are made of", () => {
    expect(shareLabel(ratio(48, 51))).toBe("94%");
    expect(partsLabel(ratio(155.5, 1162.5), "person-months")).toBe("155.5 of 1,162.5 person-months");
    expect(shareLabel(ratio(0, 0))).toBe("–");
  });

  it("never round a gap away", () => {
    expect(shareLabel(ratio(999, 1000))).toBe("99%");
    expect(shareLabel(ratio(1, 1000))).toBe("1%");
  });

  it("give differences their sign", () => {
    expect(points(-0.03)).toBe("−3 points");
    expect(points(0.01)).toBe("+1 point");
    expect(points(0.001)).toBe("±0 points");
  });
});

it("offers to look at what is accepted again after the next quarter", () => {
  expect(nextQuarter("2027-02-17")).toBe("Q2 2027");
  expect(nextQuarter("2027-12-01")).toBe("Q1 2028");
});

describe("what can be done about many at once", () => {
  it("counts the open findings of a rule that one click mends", () => {
    const fix = { label: "Drop it", changes: [] };
    const all = [
      finding("TIME-05", "One", { fix }),
      finding("TIME-05", "Two", { fix }),
      finding("TIME-05", "Known", { fix, accepted }),
      finding("OWN-01", "Nobody's"),
    ];
    expect([...fixableOf(all)]).toEqual([["TIME-05", 2]]);
  });
});

describe("the records behind a number", () => {
  it("name what is missing first, each part with its count", () => {
    const named = (title: string) => ({
      record: { kind: "item" as const, id: title },
      title,
      detail: "",
      hue: null,
    });
    const lines = recordsOf([named("Loose")], [named("A"), named("B")]);
    expect(lines.map((line) => ("heading" in line ? line.heading : line.record.title))).toEqual([
      "Missing: 1",
      "Loose",
      "Counted: 2",
      "A",
      "B",
    ]);
    expect(recordsOf([], [])).toEqual([]);
  });
});
