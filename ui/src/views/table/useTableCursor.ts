import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Change } from "../../bindings/Change";
import type { PictureSpec } from "../../bindings/PictureSpec";
import { useAskIf } from "../../domain/core";
import type { EditEnd, Onward } from "../lists/grid/CellEditor";
import type { Column } from "../lists/grid/column";
import type { Echo } from "../lists/grid/Row";
import { type Block, between, isMany, type Spot } from "./block";
import { keyOf, type Line, type TableItem } from "./lines";
import type { Rows } from "./useRows";

/** Where the keyboard is. */
interface At {
  /** The line's place; -1 is the row of column names. */
  row: number;
  /** What names the line for good; none while it is not there yet. */
  key: string | null;
  column: string;
}

interface Setting {
  scroller: RefObject<HTMLDivElement | null>;
  spec: PictureSpec;
  rows: Rows;
  columns: readonly Column<TableItem>[];
  writable: boolean;
  onCurrent(line: Line): void;
  /** Makes changes; answers whether anything was changed. */
  onCommit(changes: Change[]): Promise<boolean>;
}

/** The cell in which the keyboard is, the cells selected with it, and what is being written. */
export interface TableCursor extends EditEnd {
  at: At | null;
  /** -1 at the column names, -2 nowhere. */
  row: number;
  column: number;
  line: Line | undefined;
  /** All cells selected; one where only the cursor's is. */
  block: Block | null;
  many: boolean;
  editing: { typed: string | null } | null;
  echo: (Echo & { row: number }) | null;
  /** Goes to a cell; `extend` keeps the other corner of the selection. */
  go(place: Spot, how?: { extend?: boolean; focus?: boolean }): void;
  /** Selects all cells. */
  all(): void;
  /** Selects the cell alone. */
  alone(): void;
  refocus(): void;
  begin(typed: string | null): void;
  clear(): void;
}

export function useTableCursor(setting: Setting): TableCursor {
  const { scroller, spec, rows, columns, writable } = setting;
  const count = rows.count ?? 0;
  const [at, setAt] = useState<At | null>(null);
  const [anchor, setAnchor] = useState<{ row: number; column: string } | null>(null);
  const [editing, setEditing] = useState<{ typed: string | null } | null>(null);
  const [echo, setEcho] = useState<(Echo & { row: number; of: Line }) | null>(null);
  const wantsFocus = useRef(false);
  const column = placeOf(columns, at?.column);
  const row = at === null ? -2 : Math.min(at.row, count - 1);
  const line = row >= 0 ? rows.at(row) : undefined;

  // A line that moved, because it was edited or others were, is gone after.
  const lost = at !== null && at.key !== null && line !== undefined && !rows.stale && keyOf(line) !== at.key;
  const found = useAskIf(lost, "table_place", { spec, key: at?.key ?? "" });
  useEffect(() => {
    if (!lost || found.isFetching || found.data?.key !== at?.key || !line) return;
    const { place } = found.data;
    setAnchor(null);
    setAt((now) => now && { ...now, ...(place === null ? { key: keyOf(line) } : { row: place }) });
  }, [lost, found.isFetching, found.data, at?.key, line]);
  if (at !== null && at.key === null && line) setAt({ ...at, row, key: keyOf(line) });
  const { onCurrent } = setting;
  const current = line && !lost ? keyOf(line) : null;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (current === null || told.current === current || !line) return;
    told.current = current;
    onCurrent(line);
  }, [current, line, onCurrent]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return;
    const cell = scroller.current?.querySelector<HTMLElement>("[data-at]");
    if (!cell) return;
    // What stands there only until the line has come hands the focus on.
    wantsFocus.current = row >= 0 && !line;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const block = useMemo(() => {
    if (at === null || row < 0) return null;
    const corner = anchor
      ? { row: Math.min(anchor.row, count - 1), column: placeOf(columns, anchor.column) }
      : { row, column };
    return between(corner, { row, column });
  }, [at, row, column, anchor, count, columns]);

  function go(place: Spot, { extend = false, focus = true }: { extend?: boolean; focus?: boolean } = {}) {
    const to = columns[place.column];
    if (!to) return;
    if (focus) wantsFocus.current = true;
    setEditing(null);
    if (!extend || place.row < 0) setAnchor(null);
    else if (anchor === null && at !== null && row >= 0) setAnchor({ row, column: columns[column]?.id ?? to.id });
    const there = place.row >= 0 ? rows.at(place.row) : undefined;
    setAt({ row: place.row, key: there ? keyOf(there) : null, column: to.id });
  }

  function onward(where: Onward) {
    const [down, right] = STEPS[where];
    const within = (n: number, most: number) => Math.min(Math.max(n, 0), Math.max(most, 0));
    go({ row: within(row + down, count - 1), column: within(column + right, columns.length - 1) });
  }

  function begin(typed: string | null) {
    if (!writable || !line?.item || !columns[column]?.editor?.(line.item)) return;
    setAnchor(null);
    setEditing({ typed });
  }

  async function commit(changes: Change[], where: Onward, text: string) {
    const to = columns[column]?.id;
    if (!line || to === undefined) return;
    const mark = { row, column: to, text, of: line };
    setEcho(mark);
    onward(where);
    // What changed nothing brings no answer that would take the echo away.
    if (!(await setting.onCommit(changes))) setEcho((now) => (now === mark ? null : now));
  }

  function clear() {
    const changes = line?.item && writable ? columns[column]?.clear?.(line.item) : null;
    if (changes && changes.length > 0) void commit(changes, "stay", "");
  }

  const end = useSameFunctions({
    commit: (changes, where, text) => void commit(changes, where, text),
    cancel: (where = "stay") => onward(where),
  });
  const echoed = echo !== null && rows.at(echo.row) === echo.of ? echo : null;
  return {
    ...end,
    at,
    row,
    column,
    line,
    block,
    many: block !== null && isMany(block),
    editing,
    echo: echoed,
    go,
    all: () => {
      const [first, last] = [columns[0], columns.at(-1)];
      if (!first || !last || count === 0) return;
      setAnchor({ row: count - 1, column: last.id });
      wantsFocus.current = true;
      setAt({ row: 0, key: null, column: first.id });
    },
    alone: () => setAnchor(null),
    begin,
    clear,
    refocus: () => {
      wantsFocus.current = true;
    },
  };
}

function placeOf(columns: readonly Column<TableItem>[], id: string | undefined): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.id === id),
  );
}

const STEPS: Record<Onward, readonly [number, number]> = {
  stay: [0, 0],
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
};

/** Functions that stay the same and do what the latest ones do, so that rows need not be drawn for their sake. */
function useSameFunctions(now: EditEnd): EditEnd {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const commit = useCallback<EditEnd["commit"]>((...told) => latest.current.commit(...told), []);
  const cancel = useCallback<EditEnd["cancel"]>((...told) => latest.current.cancel(...told), []);
  return useMemo(() => ({ commit, cancel }), [commit, cancel]);
}
