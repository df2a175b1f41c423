import type { KeyboardEvent, MouseEvent, PointerEvent, RefObject } from "react";
import { useRef } from "react";
import type { Id } from "../../bindings/Id";
import type { TableColumn } from "../../bindings/TableColumn";
import { isCommand } from "../../lib/keys";
import type { Column } from "../lists/grid/column";
import { moved as movedTo } from "../lists/grid/cursor";
import { NOTHING, type Selection, toggle } from "../lists/grid/selection";
import { HEAD, ROW } from "../lists/grid/sight";
import type { Block } from "./block";
import { foldKey, type Line, type TableItem } from "./lines";
import { moved, resized } from "./settings";
import type { useClipboard } from "./useClipboard";
import type { Rows } from "./useRows";
import type { TableCursor } from "./useTableCursor";

interface Setting {
  scroller: RefObject<HTMLDivElement | null>;
  rows: Rows;
  columns: readonly Column<TableItem>[];
  shown: readonly TableColumn[];
  cursor: TableCursor;
  clipboard: ReturnType<typeof useClipboard>;
  selection: Selection;
  drafting: boolean;
  onSelection(selection: Selection): void;
  /** Ticks the items of some lines, or all. */
  onTick(block: Block | "all"): void;
  onSort(field: string, more: boolean): void;
  onColumns(columns: TableColumn[]): void;
  onFold(key: string): void;
  onOpen(item: TableItem): void;
  onMenu(what: { item: TableItem } | { column: Column<TableItem> }, anchor: Element): void;
  onDelete(ids: readonly Id[]): void;
  onSaid(said: string): void;
}

/** By how much a key makes a column wider. */
const STEP = 16;

/** What keys and the pointer do in the table. Its cells have no handlers of their own. */
export function useTableEvents(setting: Setting) {
  const { scroller, rows, columns, shown, cursor, clipboard, selection, onSelection } = setting;
  const dragging = useRef(false);

  /** The place of the line that something is in; -1 for the row of names, none for neither. */
  function rowOf(target: Element): number | null {
    const index = target.closest("[role=row]")?.getAttribute("aria-rowindex");
    return index == null ? null : Number(index) - 2;
  }

  function columnOf(target: Element): number {
    const id = target.closest<HTMLElement>("[data-column]")?.dataset.column;
    return columns.findIndex((column) => column.id === id);
  }

  /** What keys do at the column names. True where the key was one of them. */
  function actAbove(event: KeyboardEvent): boolean {
    const { key, altKey, shiftKey } = event;
    const column = columns[cursor.column];
    if (!column) return false;
    const by = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    if (altKey && by !== 0) {
      if (shiftKey) {
        const width = column.width + by * STEP;
        setting.onColumns(resized(shown, column.id, width));
        setting.onSaid(`${column.title} is ${by < 0 ? "narrower" : "wider"}`);
      } else {
        const next = moved(shown, column.id, by);
        setting.onColumns(next);
        const place = next.findIndex(({ field }) => field === column.id) + 1;
        setting.onSaid(`${column.title} is column ${place} of ${next.length}`);
        cursor.refocus();
      }
      return true;
    }
    if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
      const cell = scroller.current?.querySelector("[data-at]");
      if (cell) setting.onMenu({ column }, cell);
      return true;
    }
    if (key !== "Enter" && key !== " ") return false;
    setting.onSort(column.id, shiftKey);
    return true;
  }

  /** What keys do that do not move. True where the key was one of them. */
  function act(event: KeyboardEvent, line: Line | undefined): boolean {
    const { key, altKey, shiftKey } = event;
    const command = isCommand(event);
    const letter = command ? key.toLowerCase() : "";
    if (letter === "a") cursor.all();
    else if (letter === "c") clipboard.copy(shiftKey);
    else if (letter === "x") void clipboard.cut();
    else if (letter === "d") clipboard.fill();
    else if (letter === "v") {
      // The press itself pastes, into what catches it.
      clipboard.expectPaste();
      return false;
    } else if (key === " " && cursor.block) setting.onTick(cursor.block);
    else if (key === "Escape" && cursor.many) cursor.alone();
    else if (key === "Escape" && selection.keys.size > 0) onSelection(NOTHING);
    else if ((key === "Delete" || key === "Backspace") && selection.keys.size === 0 && cursor.many && !command) {
      clipboard.empty();
    } else if (line?.group) return actOnGroup(event, line);
    else if (line?.item) return actOnItem(event, line.item);
    else return altKey;
    return true;
  }

  function actOnGroup({ key, altKey }: KeyboardEvent, line: Line & { group: object }): boolean {
    const folds =
      key === "Enter" ||
      (altKey && (key === "ArrowLeft" ? !line.group.folded : key === "ArrowRight" && line.group.folded));
    if (folds) setting.onFold(foldKey(line));
    return folds;
  }

  function actOnItem(event: KeyboardEvent, item: TableItem): boolean {
    const { key, altKey } = event;
    const command = isCommand(event);
    if (key === "Enter" && (command || altKey)) setting.onOpen(item);
    else if (key === "Enter" || key === "F2") cursor.begin(null);
    else if (key === "Delete" || key === "Backspace") {
      if (selection.keys.size > 0) setting.onDelete([...selection.keys]);
      else if (command) setting.onDelete([item.key]);
      else cursor.clear();
    } else if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) {
      const cell = scroller.current?.querySelector("[data-at]");
      if (cell) setting.onMenu({ item }, cell);
    } else if (altKey && item.foldable && key === (item.folded ? "ArrowRight" : "ArrowLeft")) {
      setting.onFold(foldKey({ item }));
    } else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !altKey) cursor.begin(key);
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.defaultPrevented || cursor.at === null || cursor.editing || setting.drafting) return;
    const done = cursor.row < 0 ? actAbove(event) : act(event, cursor.line);
    if (done) {
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const press = { key: event.key, command: isCommand(event), shift: event.shiftKey };
    const to = movedTo(cursor, press, { rows: rows.count ?? 0, columns: columns.length, page });
    if (!to) return;
    event.preventDefault();
    const extend = event.shiftKey && event.key !== "Tab" && to.row >= 0 && cursor.row >= 0;
    cursor.go(to, { extend });
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const target = event.target as Element;
    const row = rowOf(target);
    const column = columnOf(target);
    dragging.current = false;
    if (event.button !== 0 || row === null || row < 0 || column < 0) return;
    if (target.closest("[data-editing], button, [data-fold], input")) return;
    if (event.ctrlKey || event.metaKey) return;
    dragging.current = true;
    cursor.go({ row, column }, { extend: event.shiftKey });
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!dragging.current || (event.buttons & 1) === 0) return;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (!under || !scroller.current?.contains(under)) return;
    const row = rowOf(under);
    const column = columnOf(under);
    if (row === null || row < 0 || column < 0) return;
    if (row !== cursor.row || column !== cursor.column) cursor.go({ row, column }, { extend: true });
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    dragging.current = false;
    const target = event.target as Element;
    if (target.closest("[data-tick-all]")) {
      setting.onTick("all");
      return;
    }
    const head = target.closest<HTMLElement>("[data-head]")?.dataset.head;
    if (head !== undefined) {
      setting.onSort(head, event.shiftKey);
      cursor.go({ row: -1, column: columns.findIndex((column) => column.id === head) });
      return;
    }
    const row = rowOf(target);
    const line = row === null || row < 0 ? undefined : rows.at(row);
    if (!line || target.closest("[role][data-editing]:not([role=row])")) return;
    if (target.closest("[data-fold]") && (line.group || line.item.foldable)) setting.onFold(foldKey(line));
    if (line.group) return;
    if (target.closest("[data-tick]") || event.ctrlKey || event.metaKey) {
      onSelection(toggle(selection, line.item.key));
      return;
    }
    if (target.closest("[data-open]")) setting.onOpen(line.item);
    const more = target.closest("[data-more]");
    if (more) setting.onMenu({ item: line.item }, more);
  }

  return {
    onKeyDown,
    onPointerDown,
    onPointerMove,
    onPointerUp: () => {
      dragging.current = false;
    },
    onClick,
    onDoubleClick: (event: MouseEvent<HTMLDivElement>) => {
      const target = event.target as Element;
      const row = rowOf(target);
      const line = row === null || row < 0 ? undefined : rows.at(row);
      if (line?.group) setting.onFold(foldKey(line));
      else if (line && target.closest("[data-column]") && !target.closest("[data-fold]")) cursor.begin(null);
    },
    onContextMenu: (event: MouseEvent<HTMLDivElement>) => {
      const target = event.target as Element;
      const head = target.closest<HTMLElement>("[data-head]");
      const column = columns.find(({ id }) => id === head?.dataset.head);
      if (head && column) {
        event.preventDefault();
        setting.onMenu({ column }, head);
        return;
      }
      const row = rowOf(target);
      const line = row === null || row < 0 ? undefined : rows.at(row);
      if (!line?.item || cursor.editing) return;
      event.preventDefault();
      setting.onMenu({ item: line.item }, target);
    },
    onFocus: (event: { target: Element }) => {
      // The first cell stands for the table until another has had the focus.
      if (cursor.at !== null) return;
      const row = rowOf(event.target);
      const column = columnOf(event.target);
      if (row !== null && row >= 0 && column >= 0) cursor.go({ row, column }, { focus: false });
    },
  };
}
