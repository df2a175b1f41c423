import { describe, expect, it } from "vitest";
import { type Arrangement, arrange } from "./arrange";
import type { Column, GridRow } from "./column";

interface Row extends GridRow {
  effort: number | null;
}

const columns: Column<Row>[] = [
  { id: "title", title: "Title", width: 100, text: (row) => row.title },
  { id: "effort", title: "Effort", width: 60, text: (row) => String(row.effort ?? ""), order: (row) => row.effort },
];

function row(title: string, level: number, effort: number | null = null, attached = false): Row {
  return { key: title, record: { kind: "item", id: title }, title, level, effort, attached };
}

const rows = [
  row("Billing", 0, 3),
  row("Invoices", 1, 1),
  row("Taxes", 2),
  row("Refunds", 1, 10),
  row("Église", 0),
  row("Template 10", 0, 2),
  row("Template 9", 0, 2),
];

function shown(how: Partial<Arrangement<Row>>, from = rows) {
  return arrange(from, { columns, find: "", sort: null, folded: new Set(), ...how });
}
function titles(how: Partial<Arrangement<Row>>, from = rows) {
  return shown(how, from).map((line) => line.row.title);
}

describe("in the plan's own order", () => {
  it("shows the tree", () => {
    expect(shown({}).map(({ level, foldable }) => [level, foldable])).toEqual([
      [0, true],
      [1, true],
      [2, false],
      [1, false],
      [0, false],
      [0, false],
      [0, false],
    ]);
  });

  it("hides what is below a folded row, however deep", () => {
    expect(titles({ folded: new Set(["Billing"]) })).toEqual(["Billing", "Église", "Template 10", "Template 9"]);
    expect(titles({ folded: new Set(["Invoices"]) }).slice(0, 3)).toEqual(["Billing", "Invoices", "Refunds"]);
  });

  it("keeps the rows above what was found, set aside, and unfolds them", () => {
    const found = shown({ find: "tax", folded: new Set(["Billing"]) });
    expect(found.map(({ row, aside }) => [row.title, aside])).toEqual([
      ["Billing", true],
      ["Invoices", true],
      ["Taxes", false],
    ]);
  });

  it("finds words in any order, case and accent", () => {
    expect(titles({ find: "9 TEMPLATE" })).toEqual(["Template 9"]);
    expect(titles({ find: "eglise" })).toEqual(["Église"]);
    expect(titles({ find: "nothing like it" })).toEqual([]);
  });
});

describe("sorted", () => {
  it("lets every row stand for itself, and numbers in words count as numbers", () => {
    const order = shown({ sort: { column: "title", descending: false } });
    expect(order.map((line) => line.row.title)).toEqual([
      "Billing",
      "Église",
      "Invoices",
      "Refunds",
      "Taxes",
      "Template 9",
      "Template 10",
    ]);
    expect(order.every((line) => line.level === 0 && !line.foldable)).toBe(true);
  });

  it("puts what is empty last both ways and keeps the plan's order among equals", () => {
    const up = titles({ sort: { column: "effort", descending: false } });
    expect(up).toEqual(["Invoices", "Template 10", "Template 9", "Billing", "Refunds", "Taxes", "Église"]);
    const down = titles({ sort: { column: "effort", descending: true } });
    expect(down).toEqual(["Refunds", "Billing", "Template 10", "Template 9", "Invoices", "Taxes", "Église"]);
  });

  it("never parts attached rows from the row they belong to", () => {
    const objectives = [row("Zeal", 0), row("Measure z", 1, 5, true), row("Ambition", 0), row("Measure a", 1, 9, true)];
    const by = { column: "title", descending: false };
    expect(titles({ sort: by }, objectives)).toEqual(["Ambition", "Measure a", "Zeal", "Measure z"]);
    expect(titles({ sort: by, find: "measure z" }, objectives)).toEqual(["Zeal", "Measure z"]);
  });
});

it("arranges ten thousand rows within a frame or two", () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    row(`Item ${(n * 7919) % 10_000}`, n % 4 === 0 ? 0 : 1, n % 50),
  );
  titles({ find: "item" }, many);
  const begun = performance.now();
  expect(titles({ find: "9" }, many).length).toBeGreaterThan(1_000);
  expect(performance.now() - begun).toBeLessThan(200);
});
