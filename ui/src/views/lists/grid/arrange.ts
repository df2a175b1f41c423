import type { Column, GridRow, Sort } from "./column";

/** A row as it is shown. */
export interface Shown<Row extends GridRow> {
  row: Row;
  /** How deep it is drawn. */
  level: number;
  /** Whether there are rows below it to fold. */
  foldable: boolean;
  folded: boolean;
  /** Shown only because something below it was found. */
  aside: boolean;
}

export interface Arrangement<Row extends GridRow> {
  columns: readonly Column<Row>[];
  /** Words that must all occur in a row, in any case and order. */
  find: string;
  /** None is the plan's own order. */
  sort: Sort | null;
  /** Keys of the rows whose lower rows are hidden. */
  folded: ReadonlySet<string>;
}

/**
 * Which rows are shown, in which order. The plan's own order is a tree, in which what was found keeps the rows above
 * it. Sorted, every row stands for itself, but for those attached to another.
 */
export function arrange<Row extends GridRow>(rows: readonly Row[], how: Arrangement<Row>): Shown<Row>[] {
  const words = fold(how.find).split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? null : rows.map((row) => contains(row, how.columns, words));
  const column = how.columns.find(({ id }) => id === how.sort?.column);
  if (how.sort && column) return sorted(rows, found, column, how.sort.descending);
  return tree(rows, found, how.folded);
}

function tree<Row extends GridRow>(
  rows: readonly Row[],
  found: boolean[] | null,
  folded: ReadonlySet<string>,
): Shown<Row>[] {
  const kept = found && withAbove(rows, found);
  const shown: Shown<Row>[] = [];
  // Rows deeper than this are hidden by a folded row above; a search unfolds everything.
  let hiddenBelow = Number.POSITIVE_INFINITY;
  rows.forEach((row, place) => {
    if (kept ? !kept[place] : row.level > hiddenBelow) return;
    const foldable = (rows[place + 1]?.level ?? 0) > row.level;
    const isFolded = foldable && !kept && folded.has(row.key);
    hiddenBelow = isFolded ? row.level : Number.POSITIVE_INFINITY;
    shown.push({
      row,
      level: row.level,
      foldable: foldable && !kept,
      folded: isFolded,
      aside: found?.[place] === false,
    });
  });
  return shown;
}

/** Adds to what was found the rows above it. */
function withAbove(rows: readonly GridRow[], found: readonly boolean[]): boolean[] {
  const kept = [...found];
  let wanted = -1;
  for (let place = rows.length - 1; place >= 0; place--) {
    const level = rows[place]?.level ?? 0;
    if (kept[place]) wanted = level - 1;
    else if (level === wanted) {
      kept[place] = true;
      wanted = level - 1;
    }
    // Below the top there is nothing left to look for.
    if (level === 0) wanted = -1;
  }
  return kept;
}

function sorted<Row extends GridRow>(
  rows: readonly Row[],
  found: boolean[] | null,
  column: Column<Row>,
  descending: boolean,
): Shown<Row>[] {
  const groups: { head: Row; members: Shown<Row>[] }[] = [];
  rows.forEach((row, place) => {
    const is = found?.[place] !== false;
    const group = groups.at(-1);
    if (row.attached && group) {
      const head = group.members[0];
      if (!is) return;
      if (!head) group.members.push(shownAt(group.head, 0, true));
      group.members.push(shownAt(row, 1, false));
    } else groups.push({ head: row, members: is ? [shownAt(row, 0, false)] : [] });
  });
  const order = column.order ?? ((row: Row) => column.text(row) || null);
  const keys = new Map(groups.map((group) => [group, order(group.head)]));
  const way = descending ? -1 : 1;
  const filled = groups.filter((group) => group.members.length > 0);
  filled.sort((a, b) => compare(keys.get(a) ?? null, keys.get(b) ?? null, way));
  return filled.flatMap((group) => group.members);
}

function shownAt<Row extends GridRow>(row: Row, level: number, aside: boolean): Shown<Row> {
  return { row, level, foldable: false, folded: false, aside };
}

const byWords = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** Compares two values; what is empty comes last whichever way it goes. */
function compare(a: string | number | null, b: string | number | null, way: 1 | -1): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  if (typeof a === "number" && typeof b === "number") return (a - b) * way;
  return byWords.compare(String(a), String(b)) * way;
}

/** Lower case without accents, so that what is typed is found however it is written. */
function fold(text: string): string {
  return text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

// A row that did not change keeps its identity from answer to answer, and so its words are put together once.
const words = new WeakMap<GridRow, string>();

function contains<Row extends GridRow>(row: Row, columns: readonly Column<Row>[], wanted: readonly string[]): boolean {
  let all = words.get(row);
  if (all === undefined) {
    all = fold([...columns.map((column) => column.text(row)), row.also ?? ""].join("\n"));
    words.set(row, all);
  }
  return wanted.every((word) => all.includes(word));
}
