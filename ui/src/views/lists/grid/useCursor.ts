import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Change } from "../../../bindings/Change";
import type { Shown } from "./arrange";
import type { EditEnd, Onward } from "./CellEditor";
import type { Column, GridRow } from "./column";
import type { Place } from "./cursor";
import type { Echo } from "./Row";

/** Where the keyboard is. */
interface At {
  /** The row's key; null is the row of column names. */
  key: string | null;
  column: string;
}

interface Setting<Row extends GridRow> {
  scroller: RefObject<HTMLDivElement | null>;
  rows: readonly Row[];
  shown: readonly Shown<Row>[];
  places: ReadonlyMap<string, number>;
  columns: readonly Column<Row>[];
  writable: boolean;
  /** The row where the keyboard begins. */
  current: string | null;
  onCurrent(row: Row): void;
  onCommit(changes: Change[]): Promise<boolean>;
}

/** The cell in which the keyboard is, and what is being written in it. */
export interface Cursor<Row extends GridRow> extends EditEnd {
  at: At | null;
  /** Its row as shown; -1 where it is nowhere, or at the column names. */
  row: number;
  /** Its column as shown. */
  column: number;
  /** The row it is in. */
  line: Shown<Row> | undefined;
  editing: { typed: string | null } | null;
  /** What was just written, until the core has answered. */
  echo: (Echo & { key: string }) | null;
  /** Goes to a cell, without taking the focus there: the pointer has done that. */
  go(key: string | null, column: string): void;
  /** Goes to a cell and takes the focus there. */
  goTo(place: Place): void;
  /** Takes the focus to where the keyboard is. */
  refocus(): void;
  /** Begins to edit the cell, with what was typed. */
  begin(typed: string | null): void;
  /** Empties the cell. */
  clear(): void;
}

export function useCursor<Row extends GridRow>(setting: Setting<Row>): Cursor<Row> {
  const { scroller, rows, shown, places, columns, writable } = setting;
  const [at, setAt] = useState<At | null>(() => {
    const [first] = columns;
    return setting.current !== null && first ? { key: setting.current, column: first.id } : null;
  });
  const [editing, setEditing] = useState<{ typed: string | null } | null>(null);
  const [echo, setEcho] = useState<(Echo & { key: string; rows: readonly Row[] }) | null>(null);
  // The focus follows the keyboard; the pointer takes it along by itself.
  const wantsFocus = useRef(false);
  const row = at?.key == null ? -1 : (places.get(at.key) ?? -1);
  const column = Math.max(
    0,
    columns.findIndex(({ id }) => id === at?.column),
  );
  const line = shown[row];

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return;
    const cell = scroller.current?.querySelector<HTMLElement>("[data-at]");
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  function go(key: string | null, to: string) {
    setAt({ key, column: to });
    setEditing(null);
    const there = key === null ? undefined : shown[places.get(key) ?? -1]?.row;
    if (there && key !== at?.key) setting.onCurrent(there);
  }

  function goTo(place: Place) {
    const to = columns[place.column];
    if (!to) return;
    wantsFocus.current = true;
    go(shown[place.row]?.row.key ?? null, to.id);
  }

  function onward(where: Onward) {
    const [down, right] = STEPS[where];
    goTo({ row: within(row + down, shown.length - 1), column: within(column + right, columns.length - 1) });
  }

  function begin(typed: string | null) {
    if (writable && line && columns[column]?.editor?.(line.row)) setEditing({ typed });
  }

  async function commit(changes: Change[], where: Onward, text: string) {
    const [key, to] = [line?.row.key, columns[column]?.id];
    if (key === undefined || to === undefined) return;
    const mark = { key, column: to, text, rows };
    setEcho(mark);
    onward(where);
    // What changed nothing brings no answer that would take the echo away.
    if (!(await setting.onCommit(changes))) setEcho((now) => (now === mark ? null : now));
  }

  function clear() {
    const changes = line && writable ? columns[column]?.clear?.(line.row) : null;
    if (changes && changes.length > 0) void commit(changes, "stay", "");
  }

  const end = useSameFunctions({
    commit: (changes, where, text) => void commit(changes, where, text),
    cancel: (where = "stay") => onward(where),
  });
  return {
    ...end,
    at,
    row,
    column,
    line,
    editing,
    echo: echo?.rows === rows ? echo : null,
    go,
    goTo,
    begin,
    clear,
    refocus: () => {
      wantsFocus.current = true;
    },
  };
}

const STEPS: Record<Onward, readonly [number, number]> = {
  stay: [0, 0],
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
};

function within(n: number, most: number): number {
  return Math.min(Math.max(n, 0), Math.max(most, 0));
}

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
