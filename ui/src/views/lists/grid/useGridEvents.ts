import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from "react";
import { isCommand } from "../../../lib/keys";
import type { Shown } from "./arrange";
import type { Column, GridRow } from "./column";
import { moved } from "./cursor";
import { nextSort } from "./Header";
import type { GridMemory } from "./memory";
import { extend, NOTHING, type Selection, toggle, toggleAll } from "./selection";
import { HEAD, ROW } from "./sight";
import type { Cursor } from "./useCursor";

interface Setting<Row extends GridRow> {
  scroller: RefObject<HTMLDivElement | null>;
  shown: readonly Shown<Row>[];
  places: ReadonlyMap<string, number>;
  /** The keys of the rows shown. */
  keys: readonly string[];
  columns: readonly Column<Row>[];
  cursor: Cursor<Row>;
  memory: GridMemory;
  selection: Selection;
  /** A row is about to be: the keys are its. */
  drafting: boolean;
  onSelection(selection: Selection): void;
  onOpen(row: Row): void;
  onMenu(row: Row, anchor: Element): void;
  onDelete(rows: Row[]): void;
}

/** What keys and the pointer do in a grid. Its cells have no handlers of their own. */
export function useGridEvents<Row extends GridRow>(setting: Setting<Row>) {
  const { scroller, shown, places, keys, columns, cursor, memory, selection, onSelection } = setting;

  function rowOf(target: Element): Row | undefined {
    const key = closest(target, "row")?.dataset.row;
    return key === undefined ? undefined : shown[places.get(key) ?? -1]?.row;
  }

  function setFolded(row: Row, fold: boolean) {
    const next = new Set(memory.folded);
    if (fold) next.add(row.key);
    else next.delete(row.key);
    memory.set({ folded: next });
  }

  function remove(row: Row) {
    const chosen = shown.filter((line) => selection.keys.has(line.row.key)).map((line) => line.row);
    setting.onDelete(chosen.length > 0 ? chosen : [row]);
  }

  /** What keys do at the column names. True where the key was one of them. */
  function actAbove({ key }: KeyboardEvent): boolean {
    if (key !== "Enter" && key !== " ") return false;
    const at = cursor.at?.column;
    if (at !== undefined) memory.set({ sort: nextSort(memory.sort, at) });
    return true;
  }

  /** What keys do that do not move. True where the key was one of them. */
  function act(event: KeyboardEvent, line: Shown<Row>): boolean {
    const { key, altKey } = event;
    const command = isCommand(event);
    if (command && key.toLowerCase() === "a") onSelection(toggleAll(selection, keys));
    else if (key === "Enter" && (command || altKey)) setting.onOpen(line.row);
    else if (key === "Enter" || key === "F2") cursor.begin(null);
    else if (key === " ") onSelection(toggle(selection, line.row.key));
    else if (key === "Delete" || key === "Backspace") {
      if (selection.keys.size > 0 || command) remove(line.row);
      else cursor.clear();
    } else if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) {
      const cell = scroller.current?.querySelector("[data-at]");
      if (cell) setting.onMenu(line.row, cell);
    } else if (key === "Escape" && selection.keys.size > 0) onSelection(NOTHING);
    else if (altKey && line.foldable && (key === "ArrowLeft" || key === "ArrowRight")) {
      setFolded(line.row, key === "ArrowLeft");
    } else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !altKey) cursor.begin(key);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.defaultPrevented || cursor.at === null || cursor.editing || setting.drafting) return;
    const done = cursor.line ? act(event, cursor.line) : actAbove(event);
    if (done) {
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const press = { key: event.key, command: isCommand(event), shift: event.shiftKey };
    const to = moved(cursor, press, { rows: shown.length, columns: columns.length, page });
    if (!to) return;
    event.preventDefault();
    const row = shown[to.row]?.row;
    if (event.shiftKey && row && to.row !== cursor.row) {
      onSelection(extend({ ...selection, anchor: selection.anchor ?? cursor.line?.row.key ?? null }, row.key, keys));
    }
    cursor.goTo(to);
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const target = event.target as Element;
    if (closest(target, "tick-all")) {
      onSelection(toggleAll(selection, keys));
      return;
    }
    const head = closest(target, "head")?.dataset.head;
    if (head !== undefined) {
      memory.set({ sort: nextSort(memory.sort, head) });
      cursor.go(null, head);
      return;
    }
    const row = rowOf(target);
    if (!row || target.closest("[role][data-editing]:not([role=row])")) return;
    if (closest(target, "tick") || event.ctrlKey || event.metaKey || event.shiftKey) {
      onSelection(event.shiftKey ? extend(selection, row.key, keys) : toggle(selection, row.key));
      return;
    }
    if (closest(target, "fold")) setFolded(row, !memory.folded.has(row.key));
    if (closest(target, "open")) setting.onOpen(row);
    const more = closest(target, "more");
    if (more) setting.onMenu(row, more);
    const column = closest(target, "column")?.dataset.column ?? columns[0]?.id;
    if (column !== undefined) cursor.go(row.key, column);
  }

  return {
    onKeyDown,
    onClick,
    onDoubleClick: (event: MouseEvent<HTMLDivElement>) => {
      const target = event.target as Element;
      if (closest(target, "column") && !closest(target, "fold")) cursor.begin(null);
    },
    onContextMenu: (event: MouseEvent<HTMLDivElement>) => {
      const row = rowOf(event.target as Element);
      if (!row || cursor.editing) return;
      event.preventDefault();
      setting.onMenu(row, event.target as Element);
    },
    onFocus: (event: FocusEvent<HTMLDivElement>) => {
      // The first cell stands for the grid until another has had the focus.
      const target = event.target as Element;
      const column = closest(target, "column")?.dataset.column;
      const row = rowOf(target);
      if (cursor.at === null && column !== undefined && row) cursor.go(row.key, column);
    },
  };
}

function closest(target: Element, name: string): HTMLElement | null {
  return target.closest<HTMLElement>(`[data-${name}]`);
}
