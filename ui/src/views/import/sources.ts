import type { ImportColumn } from "../../bindings/ImportColumn";
import type { ImportColumnChoice } from "../../bindings/ImportColumnChoice";
import type { ImportMapping } from "../../bindings/ImportMapping";
import type { ImportRequest } from "../../bindings/ImportRequest";
import type { ImportTarget } from "../../bindings/ImportTarget";

/** A file to import, and what the user has said about it. */
export interface Source {
  /** Tells apart the same file, named twice for two of its sheets. */
  key: number;
  path: string;
  mapping: ImportMapping;
}

let last = 0;

export function sourceOf(path: string, mapping: ImportMapping = {}): Source {
  last += 1;
  return { key: last, path, mapping };
}

export function requestOf(sources: readonly Source[]): ImportRequest {
  return { files: sources.map(({ path }) => path), options: { mappings: sources.map(({ mapping }) => mapping) } };
}

/** Columns that are called the same and mean the same, such as the nineteen link columns of a Jira export. */
export interface Columns extends ImportColumn {
  /** How many there are. */
  times: number;
}

/** Puts columns of one name and meaning together, where the first of them stands. */
export function grouped(columns: readonly ImportColumn[]): Columns[] {
  const groups = new Map<string, Columns>();
  for (const column of columns) {
    const { name, field, date_order, position } = column;
    const key = name === "" ? `at ${position}` : [name.toLowerCase(), field, date_order].join(" ");
    const group = groups.get(key);
    if (group) {
      group.times += 1;
      group.filled = Math.max(group.filled, column.filled);
    } else groups.set(key, { ...column, times: 1 });
  }
  return [...groups.values()];
}

/** Says what columns mean, or how their dates are written. What was said about them and is not contradicted stays. */
export function chooseColumn(
  mapping: ImportMapping,
  { name, position, times }: Pick<Columns, "name" | "position" | "times">,
  choice: Pick<ImportColumnChoice, "field" | "date_order">,
): ImportMapping {
  const all = mapping.columns ?? [];
  const same = (column: ImportColumnChoice) =>
    times > 1 ? column.position === undefined && column.name === name : column.position === position;
  const before = all.find(same);
  // Without a position it is said of every column of that name.
  const which = times > 1 ? { name } : { name, position };
  return { ...mapping, columns: [...all.filter((column) => column !== before), { ...before, ...which, ...choice }] };
}

/** Says what the rows become that have a value in the type column. */
export function chooseType(mapping: ImportMapping, value: string, target: ImportTarget): ImportMapping {
  const rest = (mapping.types ?? []).filter((type) => type.value.toLowerCase() !== value.toLowerCase());
  return { ...mapping, types: [...rest, { value, target }] };
}

/** Reads the file otherwise: what was said about its columns and types was about other ones. */
export function reread(
  mapping: ImportMapping,
  how: Pick<ImportMapping, "sheet" | "header_row" | "encoding" | "delimiter">,
): ImportMapping {
  const { columns: _columns, types: _types, ...rest } = mapping;
  // Another sheet has its column names elsewhere.
  if (how.sheet !== undefined) delete rest.header_row;
  return { ...rest, ...how };
}

/** The file's name without its folder. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
