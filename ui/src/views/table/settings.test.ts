import { describe, expect, it } from "vitest";
import type { TableSpec } from "../../bindings/TableSpec";
import { moved, movedTo, resized, shownColumns, shownOrNot, sortedBy } from "./settings";

const NONE: TableSpec = { columns: [], sort: [], group: null, closed: false };
const column = (field: string, width: number | null = null) => ({ field, width });

describe("columns", () => {
  it("begin with the name, and show each once", () => {
    const spec = { ...NONE, columns: [column("owner"), column("title", 400), column("owner", 90)] };
    expect(shownColumns(spec, [])).toEqual([column("title", 400), column("owner")]);
    const info = (field: string, usual: boolean) => ({
      field,
      usual,
      label: field,
      width: 90,
      groups: true,
      ask: null,
    });
    const fields = [info("title", true), info("owner", true), info("rank", false)];
    expect(shownColumns(NONE, fields)).toEqual([column("title"), column("owner")]);
  });

  it("are moved, but not before the name", () => {
    const columns = ["title", "a", "b", "c"].map((field) => column(field));
    const fields = (list: { field: string }[]) => list.map(({ field }) => field).join(" ");
    expect(fields(moved(columns, "c", -1))).toBe("title a c b");
    expect(fields(moved(columns, "a", -1))).toBe("title a b c");
    expect(fields(moved(columns, "a", 9))).toBe("title b c a");
    expect(fields(moved(columns, "title", 1))).toBe("title a b c");
    expect(fields(movedTo(columns, "a", 3))).toBe("title b c a");
  });

  it("are no narrower than can be read", () => {
    expect(resized([column("title")], "title", 3)).toEqual([column("title", 56)]);
    expect(resized([column("title", 90)], "title", null)).toEqual([column("title")]);
  });

  it("come and go, but for the name", () => {
    const shown = shownOrNot([column("title")], "owner", true);
    expect(shown).toEqual([column("title"), column("owner")]);
    expect(shownOrNot(shown, "owner", false)).toEqual([column("title")]);
    expect(shownOrNot(shown, "title", false)).toEqual(shown);
  });
});

describe("the order", () => {
  it("goes up, down and away", () => {
    const up = sortedBy([], "end", false);
    expect(up).toEqual([{ field: "end", descending: false }]);
    const down = sortedBy(up, "end", false);
    expect(down).toEqual([{ field: "end", descending: true }]);
    expect(sortedBy(down, "end", false)).toEqual([]);
  });

  it("takes more columns after the first", () => {
    const two = sortedBy(sortedBy([], "status", false), "end", true);
    expect(two.map(({ field }) => field)).toEqual(["status", "end"]);
    expect(sortedBy(two, "status", true)[0]).toEqual({ field: "status", descending: true });
    expect(sortedBy(two, "owner", false)).toEqual([{ field: "owner", descending: false }]);
  });
});
