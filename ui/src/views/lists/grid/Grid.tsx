import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Change } from "../../../bindings/Change";
import { isCommand } from "../../../lib/keys";
import { arrange, type Shown } from "./arrange";
import type { EditEnd, Onward } from "./CellEditor";
import type { Column, GridRow, Reading } from "./column";
import { moved, type Place } from "./cursor";
import styles from "./Grid.module.css";
import { Header, nextSort } from "./Header";
import type { GridMemory } from "./memory";
import { DraftLine, type Echo, GridLine } from "./Row";
import { extend, type Selection, toggle, toggleAll } from "./selection";

const ROW = 32;
const HEAD = 34;

/** A row that is about to be. */
export interface Draft {
  /** The row it comes below; none puts it at the end. */
  below: string | null;
  label: string;
  /** What a title comes to, and the row it makes. */
  read(title: string): Reading & { key?: string };
}

interface GridProps<Row extends GridRow> {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  find: string;
  writable: boolean;
  memory: GridMemory;
  selection: Selection;
  onSelection(selection: Selection): void;
  /** The row in the inspector: where the keyboard begins. */
  current: string | null;
  onCurrent(row: Row): void;
  onOpen(row: Row): void;
  /** Makes changes; answers whether anything was changed. */
  onCommit(changes: Change[]): Promise<boolean>;
  onMenu(row: Row, anchor: Element): void;
  onDelete(rows: Row[]): void;
  draft: Draft | null;
  onDraft(draft: Draft | null): void;
}

interface At {
  /** Null is the row of column names. */
  key: string | null;
  column: string;
}

/** Records in rows, edited in place. Only the rows in sight are drawn. */
export function Grid<Row extends GridRow>(props: GridProps<Row>) {
  const { label, rows, columns, find, writable, memory, selection, draft } = props;
  const { sort, folded } = memory;
  const shown = useMemo(() => arrange(rows, { columns, find, sort, folded }), [rows, columns, find, sort, folded]);
  const places = useMemo(() => new Map(shown.map(({ row }, place) => [row.key, place])), [shown]);
  const keys = useMemo(() => shown.map(({ row }) => row.key), [shown]);
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At | null>(() => startAt(props.current, columns));
  const [editing, setEditing] = useState<{ typed: string | null } | null>(null);
  const [echo, setEcho] = useState<(Echo & { key: string; rows: readonly Row[] }) | null>(null);
  const [drafted, setDrafted] = useState(0);
  // The focus follows the keyboard, not the pointer, which takes it along by itself.
  const wantsFocus = useRef(false);

  const atPlace = at?.key == null ? -1 : (places.get(at.key) ?? -1);
  const draftPlace = draft ? placeOfDraft(draft, shown, places) : -1;
  const count = shown.length + (draft ? 1 : 0);
  const pinned = draft ? draftPlace : atPlace;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return pinned < 0 || inSight.includes(pinned) ? inSight : [...inSight, pinned].sort((a, b) => a - b);
    },
  });

  useLayoutEffect(() => {
    if (pinned >= 0) virtualizer.scrollToIndex(pinned, { align: "auto" });
  }, [pinned, virtualizer]);

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing || draft) return;
    const cell = scroller.current?.querySelector<HTMLElement>("[data-at]");
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  });

  function go(to: At) {
    setAt(to);
    setEditing(null);
    const row = to.key === null ? undefined : shown[places.get(to.key) ?? -1]?.row;
    if (row && row.key !== at?.key) props.onCurrent(row);
  }

  function goTo(place: Place) {
    const column = columns[place.column];
    if (!column) return;
    wantsFocus.current = true;
    go({ key: shown[place.row]?.row.key ?? null, column: column.id });
  }

  function onward(where: Onward, from: Place) {
    const step = { stay: [0, 0], down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1] }[where];
    const row = Math.min(Math.max(from.row + (step[0] ?? 0), 0), shown.length - 1);
    const column = Math.min(Math.max(from.column + (step[1] ?? 0), 0), columns.length - 1);
    goTo({ row, column });
  }

  function here(): Place {
    return {
      row: atPlace,
      column: Math.max(
        0,
        columns.findIndex((column) => column.id === at?.column),
      ),
    };
  }

  function currentRow(): Row | undefined {
    return shown[atPlace]?.row;
  }

  function begin(typed: string | null) {
    const row = currentRow();
    const column = columns[here().column];
    if (writable && row && column?.editor?.(row)) setEditing({ typed });
  }

  async function commit(changes: Change[], where: Onward, text: string) {
    if (at?.key == null) return;
    const mark = { key: at.key, column: at.column, text, rows };
    setEcho(mark);
    onward(where, here());
    if (!(await props.onCommit(changes))) setEcho((now) => (now === mark ? null : now));
  }

  const latest = useLatest<EditEnd>({
    commit: (changes, where, text) => void commit(changes, where, text),
    cancel: (where = "stay") => onward(where, here()),
  });

  function clear() {
    const row = currentRow();
    const column = columns[here().column];
    const changes = row && writable ? column?.clear?.(row) : null;
    if (changes && changes.length > 0) void commit(changes, "stay", "");
  }

  function setFolded(row: Row, fold: boolean) {
    const next = new Set(folded);
    if (fold) next.add(row.key);
    else next.delete(row.key);
    memory.set({ folded: next });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.defaultPrevented || editing || draft) return;
    const press = { key: event.key, command: isCommand(event), shift: event.shiftKey };
    if (at === null || act(event, press)) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const to = moved(here(), press, { rows: shown.length, columns: columns.length, page });
    if (!to) return;
    event.preventDefault();
    const row = shown[to.row]?.row;
    if (event.shiftKey && event.key.startsWith("Arrow") && to.column === here().column && row) {
      const from =
        selection.anchor === null && currentRow() ? { ...selection, anchor: currentRow()?.key ?? null } : selection;
      props.onSelection(extend(from, row.key, keys));
    }
    goTo(to);
  }

  /** What keys do that do not move. True where the key was one of them. */
  function act(event: KeyboardEvent, { key, command }: { key: string; command: boolean }): boolean {
    const line = shown[atPlace];
    if (at?.key === null) {
      if (key !== "Enter" && key !== " ") return false;
      memory.set({ sort: nextSort(sort, at.column) });
    } else if (command && key.toLowerCase() === "a") {
      props.onSelection(toggleAll(selection, keys));
    } else if (!line) {
      return false;
    } else if (key === "Enter" && (command || event.altKey)) {
      props.onOpen(line.row);
    } else if (key === "Enter" || key === "F2") {
      begin(null);
    } else if (key === " ") {
      props.onSelection(toggle(selection, line.row.key));
    } else if (key === "Delete" || key === "Backspace") {
      if (selection.keys.size > 0)
        props.onDelete(shown.filter(({ row }) => selection.keys.has(row.key)).map(({ row }) => row));
      else if (command) props.onDelete([line.row]);
      else clear();
    } else if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) {
      const cell = scroller.current?.querySelector("[data-at]");
      if (cell) props.onMenu(line.row, cell);
    } else if (key === "Escape" && selection.keys.size > 0) {
      props.onSelection({ keys: new Set(), anchor: null });
    } else if (line.foldable && event.altKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      setFolded(line.row, key === "ArrowLeft");
    } else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      begin(key);
    } else return false;
    event.preventDefault();
    return true;
  }

  function onClick(event: MouseEvent<HTMLDivElement>) {
    const target = event.target as Element;
    const found = <K extends string>(name: K) => target.closest<HTMLElement>(`[data-${name}]`);
    if (found("tick-all")) {
      props.onSelection(toggleAll(selection, keys));
      return;
    }
    const head = found("head")?.dataset.head;
    if (head !== undefined) {
      memory.set({ sort: nextSort(sort, head) });
      go({ key: null, column: head });
      return;
    }
    const key = found("row")?.dataset.row;
    const row = key === undefined ? undefined : shown[places.get(key) ?? -1]?.row;
    if (!row || target.closest("[data-editing]")) return;
    if (found("tick") || event.ctrlKey || event.metaKey || event.shiftKey) {
      props.onSelection(event.shiftKey ? extend(selection, row.key, keys) : toggle(selection, row.key));
      return;
    }
    if (found("fold")) setFolded(row, !folded.has(row.key));
    if (found("open")) props.onOpen(row);
    const more = found("more");
    if (more) props.onMenu(row, more);
    const column = found("column")?.dataset.column ?? columns[0]?.id;
    if (column !== undefined) go({ key: row.key, column });
  }

  const tree = sort === null && rows.some((row) => row.level > 0);
  const width = columns.reduce((sum, column) => sum + column.width, 36);
  const template = `36px ${columns.map(({ width }, place) => (place === 0 ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ")}`;
  const tickedHere = keys.filter((key) => selection.keys.has(key)).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a grid, or a grid that is a tree
    <div
      ref={scroller}
      role={tree ? "treegrid" : "grid"}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={!writable}
      className={styles.grid}
      data-picking={selection.keys.size > 0 || undefined}
      style={
        { "--columns": template, "--width": `${width}px`, "--title": `${(columns[0]?.width ?? 0) + 36}px` } as object
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        if ((event.target as Element).closest("[data-column]")) begin(null);
      }}
      onContextMenu={(event) => {
        const key = (event.target as Element).closest<HTMLElement>("[data-row]")?.dataset.row;
        const row = shown[places.get(key ?? "") ?? -1]?.row;
        if (!row || editing) return;
        event.preventDefault();
        props.onMenu(row, event.target as Element);
      }}
      onFocus={(event) => {
        // The first cell stands for the grid until another has had the focus.
        const cell = (event.target as Element).closest<HTMLElement>("[data-column]");
        const key = cell?.closest<HTMLElement>("[data-row]")?.dataset.row;
        if (at === null && cell?.dataset.column && key) go({ key, column: cell.dataset.column });
      }}
    >
      <Header
        columns={columns}
        sort={sort}
        at={at?.key === null ? at.column : null}
        ticked={tickedHere === 0 ? "none" : tickedHere === keys.length ? "all" : "some"}
      />
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const top = item.start - HEAD;
          if (item.index === draftPlace && draft) {
            return (
              <DraftLine
                key={`draft:${drafted}`}
                top={top}
                index={item.index}
                level={draft.below === null ? 0 : (shown[places.get(draft.below) ?? -1]?.row.level ?? -1) + 1}
                columns={columns.length}
                label={draft.label}
                read={draft.read}
                commit={(changes, where) => {
                  if (where === "down") setDrafted((n) => n + 1);
                  else props.onDraft(null);
                  void props.onCommit(changes);
                }}
                cancel={() => {
                  wantsFocus.current = true;
                  props.onDraft(null);
                }}
              />
            );
          }
          const place = draft && item.index > draftPlace ? item.index - 1 : item.index;
          const line = shown[place];
          if (!line) return null;
          const isAt = place === atPlace;
          return (
            <GridLine
              key={line.row.key}
              {...line}
              columns={columns}
              index={item.index}
              top={top}
              at={isAt ? (at?.column ?? null) : null}
              editing={isAt ? editing : null}
              echo={echo?.key === line.row.key && echo.rows === rows ? echo : null}
              ticked={selection.keys.has(line.row.key)}
              tree={tree}
              writable={writable}
              commit={latest.commit}
              cancel={latest.cancel}
            />
          );
        })}
      </div>
    </div>
  );
}

function startAt<Row extends GridRow>(current: string | null, columns: readonly Column<Row>[]): At | null {
  const [first] = columns;
  return current !== null && first ? { key: current, column: first.id } : null;
}

/** A draft comes after everything below the row it belongs to. */
function placeOfDraft<Row extends GridRow>(
  draft: Draft,
  shown: readonly Shown<Row>[],
  places: Map<string, number>,
): number {
  const above = draft.below === null ? undefined : places.get(draft.below);
  if (above === undefined) return shown.length;
  const level = shown[above]?.level ?? 0;
  let place = above + 1;
  while ((shown[place]?.level ?? -1) > level) place += 1;
  return place;
}

/** Functions that stay the same and do what the latest ones do, so that rows need not be drawn for their sake. */
function useLatest<F extends EditEnd>(now: F): EditEnd {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  const commit = useCallback<EditEnd["commit"]>((...told) => latest.current.commit(...told), []);
  const cancel = useCallback<EditEnd["cancel"]>((...told) => latest.current.cancel(...told), []);
  return useMemo(() => ({ commit, cancel }), [commit, cancel]);
}
