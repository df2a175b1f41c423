import { describe, expect, it } from "vitest";
import type { RecordRef } from "../../../bindings/RecordRef";
import type { GridRow } from "../grid/column";
import { called, deleteAll, linkAll } from "./bulk";

function row(kind: RecordRef["kind"], id: string): GridRow {
  return { key: id, record: { kind, id }, title: id, level: 0 };
}

const items = [row("item", "a"), row("item", "b"), row("item", "c")];
const growth = { kind: "strategy", id: "growth" } as const;

describe("several at once", () => {
  it("links only what is not linked yet", () => {
    const linked = (line: GridRow) => (line.key === "b" ? [growth] : []);
    expect(linkAll(items, growth, linked).map((change) => change.op === "link" && change.from.id)).toEqual(["a", "c"]);
  });

  it("does not delete a key result that goes with its objective", () => {
    const objective = row("objective", "o");
    const rows = [objective, row("key_result", "own"), row("key_result", "other")];
    const under = (line: GridRow) => (line.key === "own" ? objective.record : null);
    expect(deleteAll(rows, under).map((change) => change.op === "delete" && change.record.id)).toEqual(["o", "other"]);
  });

  it("calls them by their kinds", () => {
    expect(called(items)).toBe("3 items");
    expect(called([row("objective", "o"), row("key_result", "k"), row("key_result", "l")])).toBe(
      "1 objective and 2 key results",
    );
  });
});
