import { describe, expect, it } from "vitest";
import type { ImportColumn } from "../../bindings/ImportColumn";
import { said, totals } from "./Summary";
import { chooseColumn, chooseType, grouped, requestOf, reread, sourceOf } from "./sources";

function column(position: number, name: string, field: ImportColumn["field"], filled = 1): ImportColumn {
  return { position, name, field, filled, chosen: false, date_order: null, samples: [] };
}

describe("columns of the same name", () => {
  const columns = [
    column(0, "Summary", "title", 9),
    column(1, "Inward issue link (Blocks)", "depends_on", 4),
    column(2, "Inward issue link (Blocks)", "depends_on", 7),
    column(3, "", "extra"),
    column(4, "", "extra"),
  ];

  it("are shown as one, but for those without a name", () => {
    expect(grouped(columns).map(({ name, times, filled }) => [name, times, filled])).toEqual([
      ["Summary", 1, 9],
      ["Inward issue link (Blocks)", 2, 7],
      ["", 1, 1],
      ["", 1, 1],
    ]);
  });

  it("are mapped by name together, a single one by its place", () => {
    const [summary, links] = grouped(columns);
    const mapping = chooseColumn(chooseColumn({}, links!, { field: "related" }), summary!, { field: "description" });
    expect(mapping.columns).toEqual([
      { name: "Inward issue link (Blocks)", field: "related" },
      { name: "Summary", position: 0, field: "description" },
    ]);
  });
});

it("keeps how dates are read when the meaning of the column changes, and the other way round", () => {
  const due = { name: "Due", position: 3, times: 1 };
  const mapping = chooseColumn(chooseColumn({}, due, { date_order: "month_first" }), due, { field: "end" });
  expect(mapping.columns).toEqual([{ name: "Due", position: 3, date_order: "month_first", field: "end" }]);
});

it("takes the last word on a type, in any case", () => {
  const mapping = chooseType(chooseType({}, "Epic", "objective"), "epic", "initiative");
  expect(mapping.types).toEqual([{ value: "epic", target: "initiative" }]);
});

it("forgets what was said about columns when the file is read otherwise, and the header with the sheet", () => {
  const before = { as: "items", header_row: 4, columns: [{ name: "A" }], types: [] } as const;
  expect(reread({ ...before, columns: [...before.columns], types: [] }, { delimiter: ";" })).toEqual({
    as: "items",
    header_row: 4,
    delimiter: ";",
  });
  expect(reread({ as: "items", header_row: 4 }, { sheet: "Goals" })).toEqual({ as: "items", sheet: "Goals" });
});

it("asks for the files in their order, the same one twice for two sheets", () => {
  const sources = [sourceOf("/a.csv"), sourceOf("/b.xlsx", { sheet: "One" }), sourceOf("/b.xlsx", { sheet: "Two" })];
  expect(requestOf(sources)).toEqual({
    files: ["/a.csv", "/b.xlsx", "/b.xlsx"],
    options: { mappings: [{}, { sheet: "One" }, { sheet: "Two" }] },
  });
});

it("says what it comes to in words", () => {
  expect(said({ item: 42, objective: 4, leader: 1 })).toBe("4 objectives, 42 items and 1 leader");
  expect(said({ item: 1 })).toBe("1 item");
  expect(said({ link: 7 })).toBeNull();
  expect(totals({ created: { item: 42, link: 9 }, updated: { objective: 1 }, unchanged: { leader: 5 } }).written).toBe(
    43,
  );
});
