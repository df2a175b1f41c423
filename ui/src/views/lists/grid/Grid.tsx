import { type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Change } from "../../../bindings/Change";
import { arrange, type Shown } from "./arrange";
import type { Column, GridRow, Reading } from "./column";
import styles from "./Grid.module.css";
import { Header } from "./Header";
import type { GridMemory } from "./memory";
import { DraftLine, GridLine } from "./Row";
import type { Selection } from "./selection";
import { HEAD, useColumnsInSight, useRowsInSight, useTracks } from "./sight";
import { useCursor } from "./useCursor";
import { useGridEvents } from "./useGridEvents";

/** A row that is about to be. */
export interface Draft {
  /** The row it comes below; none puts it at the end. */
  below: string | null;
  label: string;
  /** What a title comes to. */
  read(title: string): Reading;
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

/** Records in rows, edited in place. Only the rows and columns in sight are drawn. */
export function Grid<Row extends GridRow>(props: GridProps<Row>) {
  const { label, rows, columns, find, writable, memory, selection, draft } = props;
  const { sort, folded } = memory;
  const shown = useMemo(() => arrange(rows, { columns, find, sort, folded }), [rows, columns, find, sort, folded]);
  const places = useMemo(() => new Map(shown.map(({ row }, place) => [row.key, place])), [shown]);
  const keys = useMemo(() => shown.map(({ row }) => row.key), [shown]);
  const ticked = useMemo(() => keys.filter((key) => selection.keys.has(key)).length, [keys, selection]);
  const tree = useMemo(() => sort === null && rows.some((row) => row.level > 0), [sort, rows]);
  const scroller = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [drafted, setDrafted] = useState(0);
  const cursor = useCursor({ ...props, scroller, shown, places });
  const events = useGridEvents({ ...props, scroller, shown, places, keys, cursor, drafting: draft !== null });

  const draftPlace = draft ? placeOfDraft(draft, shown, places) : -1;
  const count = shown.length + (draft ? 1 : 0);
  const pinned = draft ? draftPlace : cursor.row;
  const virtualizer = useRowsInSight(scroller, count, pinned, ticked > 0);
  const visible = useColumnsInSight(scroller, columns, cursor.column);
  useLayoutEffect(() => {
    if (pinned >= 0) virtualizer.scrollToIndex(pinned, { align: "auto" });
  }, [pinned, virtualizer]);

  return (
    <div
      ref={scroller}
      role={tree ? "treegrid" : "grid"}
      aria-label={label}
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly={!writable}
      className={styles.grid}
      data-picking={ticked > 0 || undefined}
      style={useTracks(columns)}
      onPointerOver={(event: PointerEvent) => {
        const row = (event.target as Element).closest<HTMLElement>("[data-row]");
        setHovered(row?.dataset.row ?? null);
      }}
      {...events}
    >
      <Header
        columns={columns}
        visible={visible}
        sort={sort}
        at={cursor.at?.key === null ? cursor.at.column : null}
        ticked={ticked === 0 ? "none" : ticked === keys.length ? "all" : "some"}
      />
      <div role="rowgroup" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const top = item.start - HEAD;
          if (item.index === draftPlace && draft) {
            const above = draft.below === null ? undefined : shown[places.get(draft.below) ?? -1];
            return (
              <DraftLine
                key={`draft:${drafted}`}
                top={top}
                index={item.index}
                level={above ? above.level + 1 : 0}
                columns={columns.length}
                label={draft.label}
                read={draft.read}
                commit={(changes, onward) => {
                  // Enter goes on to the next; everything else has had enough.
                  if (onward === "down") setDrafted((n) => n + 1);
                  else props.onDraft(null);
                  void props.onCommit(changes);
                }}
                cancel={() => {
                  cursor.refocus();
                  props.onDraft(null);
                }}
              />
            );
          }
          const place = draft && item.index > draftPlace ? item.index - 1 : item.index;
          const line = shown[place];
          if (!line) return null;
          const { key } = line.row;
          const isAt = place === cursor.row;
          return (
            <GridLine
              key={key}
              {...line}
              columns={columns}
              visible={visible}
              index={item.index}
              top={top}
              at={isAt ? (cursor.at?.column ?? null) : null}
              entrance={cursor.at === null && place === 0}
              editing={isAt ? cursor.editing : null}
              echo={cursor.echo?.key === key ? cursor.echo : null}
              ticked={selection.keys.has(key)}
              hovered={hovered === key}
              tree={tree}
              writable={writable}
              commit={cursor.commit}
              cancel={cursor.cancel}
            />
          );
        })}
      </div>
    </div>
  );
}

/** A draft comes after everything below the row it belongs to. */
function placeOfDraft<Row extends GridRow>(
  draft: Draft,
  shown: readonly Shown<Row>[],
  places: ReadonlyMap<string, number>,
): number {
  const above = draft.below === null ? undefined : places.get(draft.below);
  if (above === undefined) return shown.length;
  const level = shown[above]?.level ?? 0;
  let place = above + 1;
  while ((shown[place]?.level ?? -1) > level) place += 1;
  return place;
}
