import type { TableColumn } from "../../bindings/TableColumn";
import type { TableField } from "../../bindings/TableField";
import type { TableFieldInfo } from "../../bindings/TableFieldInfo";
import type { TableSort } from "../../bindings/TableSort";
import type { TableSpec } from "../../bindings/TableSpec";

// How a table is set, and what a person does to that.

/** The narrowest and the widest that a column can be made. */
export const WIDTHS = { least: 56, most: 800 } as const;

/** The columns as they are shown: the name first, each once; what says most where nobody has chosen. */
export function shownColumns(spec: TableSpec, fields: readonly TableFieldInfo[]): TableColumn[] {
  const usual = () => fields.filter((info) => info.usual).map(({ field }) => ({ field, width: null }));
  const wanted = spec.columns.length > 0 ? spec.columns : usual();
  const title = wanted.find(({ field }) => field === "title") ?? { field: "title", width: null };
  const list = [title];
  for (const column of wanted) if (list.every(({ field }) => field !== column.field)) list.push(column);
  return list;
}

/** The order after a column's name is chosen: up, then down, then not. With `more`, after what it was ordered by. */
export function sortedBy(sort: readonly TableSort[], field: TableField, more: boolean): TableSort[] {
  const now = sort.find((one) => one.field === field);
  const next: TableSort[] = !now ? [{ field, descending: false }] : now.descending ? [] : [{ field, descending: true }];
  if (!more) return sort.length > 1 && !now ? [{ field, descending: false }] : next;
  if (!now) return [...sort, ...next];
  return sort.flatMap((one) => (one.field === field ? next : [one]));
}

/** The columns with one of them moved by so many places; the name stays first. */
export function moved(columns: readonly TableColumn[], field: TableField, by: number): TableColumn[] {
  const from = columns.findIndex((column) => column.field === field);
  if (from < 1) return [...columns];
  return movedTo(columns, field, from + by);
}

/** The columns with one of them at a place. */
export function movedTo(columns: readonly TableColumn[], field: TableField, place: number): TableColumn[] {
  const column = columns.find((one) => one.field === field);
  if (!column || field === "title") return [...columns];
  const rest = columns.filter((one) => one.field !== field);
  const to = Math.min(Math.max(place, 1), rest.length);
  return [...rest.slice(0, to), column, ...rest.slice(to)];
}

/** The columns with one of them so wide; null leaves it as wide as such columns are. */
export function resized(columns: readonly TableColumn[], field: TableField, width: number | null): TableColumn[] {
  const held = width === null ? null : Math.round(Math.min(Math.max(width, WIDTHS.least), WIDTHS.most));
  return columns.map((column) => (column.field === field ? { ...column, width: held } : column));
}

/** The columns with one shown or not. */
export function shownOrNot(columns: readonly TableColumn[], field: TableField, shown: boolean): TableColumn[] {
  if (field === "title") return [...columns];
  const rest = columns.filter((column) => column.field !== field);
  return shown ? [...rest, { field, width: null }] : rest;
}
