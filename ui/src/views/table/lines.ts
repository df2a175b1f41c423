import type { TableLine } from "../../bindings/TableLine";
import { type ItemLine, itemLine } from "../lists/columns/items";

/** The head of a group. */
export type GroupLine = TableLine & { line: "group" };

/** An item in the table: as in the list, with what only the table shows. */
export type TableItem = ItemLine & Omit<TableLine & { line: "item" }, "line" | "row">;

/** A line of the table. */
export type Line = { group: GroupLine; item?: never } | { item: TableItem; group?: never };

const made = new WeakMap<TableLine, Line>();

/** A line as it is shown; the same for the same answer, so that it is not drawn again. */
export function shownLine(line: TableLine): Line {
  let shown = made.get(line);
  if (!shown) {
    if (line.line === "group") shown = { group: line };
    else {
      const { line: _, row, ...more } = line;
      shown = { item: { ...itemLine(row), ...more } };
    }
    made.set(line, shown);
  }
  return shown;
}

/** What names a line for good: an item's id, or a group's key. */
export function keyOf(line: Line): string {
  return line.group ? line.group.key : line.item.key;
}

/** What the settings keep a fold under. */
export function foldKey(line: Line): string {
  return line.group ? line.group.key : `item:${line.item.key}`;
}
