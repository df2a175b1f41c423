import { describe, expect, it } from "vitest";
import { dateLabel, firstDay, lastDay, readDate } from "./dates";

const TODAY = "2027-05-20";

describe("reading a date", () => {
  it.each([
    ["2027-03-15", "2027-03-15"],
    ["2027-W11", "2027-W11"],
    ["2027-w1", "2027-W01"],
    ["2027-03", "2027-03"],
    ["2027-Q3", "2027-Q3"],
    ["2027-H1", "2027-H1"],
    ["2027", "2027"],
    ["Q3 2027", "2027-Q3"],
    ["q3 27", "2027-Q3"],
    ["Q3'27", "2027-Q3"],
    ["2027 Q3", "2027-Q3"],
    ["Q3/2027", "2027-Q3"],
    ["H2 2027", "2027-H2"],
    ["Mar 2027", "2027-03"],
    ["march 2027", "2027-03"],
    ["Sept. 2027", "2027-09"],
    ["3/2027", "2027-03"],
    ["03.2027", "2027-03"],
    ["Week 11, 2027", "2027-W11"],
    ["w11 2027", "2027-W11"],
    ["15 Mar 2027", "2027-03-15"],
    ["15th March 2027", "2027-03-15"],
    ["March 15, 2027", "2027-03-15"],
    ["12/Mar/26", "2026-03-12"],
    ["15.03.2027", "2027-03-15"],
    ["3/12/2026", "2026-12-03"],
    ["3/25/2026", "2026-03-25"],
    ["  q3   2027 ", "2027-Q3"],
    ["today", "2027-05-20"],
  ])("%s is %s", (written, date) => {
    expect(readDate(written, TODAY)).toBe(date);
  });

  it.each([
    ["Q2", "2027-Q2"],
    ["Q1", "2028-Q1"],
    ["H1", "2027-H1"],
    ["May", "2027-05"],
    ["April", "2028-04"],
    ["20 May", "2027-05-20"],
    ["19 May", "2028-05-19"],
    ["w20", "2027-W20"],
    ["w19", "2028-W19"],
  ])("%s without a year is the next that is not over, %s", (written, date) => {
    expect(readDate(written, TODAY)).toBe(date);
  });

  it.each(["", "soon", "Q5 2027", "2027-13", "31 Feb 2027", "2027-W54", "2027-W53", "H3 2027", "0000", "7"])(
    "“%s” is no date",
    (written) => {
      expect(readDate(written, TODAY)).toBeUndefined();
    },
  );

  it("knows the years that have a week 53", () => {
    expect(readDate("2026-W53", TODAY)).toBe("2026-W53");
  });
});

describe("showing a date", () => {
  it.each([
    ["2027-03-15", "15 Mar 2027"],
    ["2027-03-05", "5 Mar 2027"],
    ["2027-W11", "Week 11, 2027"],
    ["2027-03", "Mar 2027"],
    ["2027-Q1", "Q1 2027"],
    ["2027-H1", "H1 2027"],
    ["2027", "2027"],
  ])("%s reads %s, and is understood when it is typed so", (date, label) => {
    expect(dateLabel(date)).toBe(label);
    expect(readDate(label, TODAY)).toBe(date);
  });

  it("knows the first day of every period", () => {
    expect(["2027", "2027-H2", "2027-Q2", "2027-03", "2027-W01", "2026-W53", "2027-03-15"].map(firstDay)).toEqual([
      "2027-01-01",
      "2027-07-01",
      "2027-04-01",
      "2027-03-01",
      "2027-01-04",
      "2026-12-28",
      "2027-03-15",
    ]);
  });

  it("knows the last day of every period", () => {
    expect(["2027", "2027-H2", "2027-Q2", "2028-02", "2026-W53", "2027-03-15"].map(lastDay)).toEqual([
      "2027-12-31",
      "2027-12-31",
      "2027-06-30",
      "2028-02-29",
      "2027-01-03",
      "2027-03-15",
    ]);
  });
});
