import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Change } from "../../bindings/Change";
import type { Id } from "../../bindings/Id";
import type { PictureSpec } from "../../bindings/PictureSpec";
import type { TableColumn } from "../../bindings/TableColumn";
import { useAttempt } from "../../domain/core";
import { usePlatform } from "../../platform";
import { Unseen } from "../../primitives/Small";
import type { Column } from "../lists/grid/column";
import type { Draft } from "../lists/grid/Grid";
import grid from "../lists/grid/Grid.module.css";
import { DraftLine, GridLine } from "../lists/grid/Row";
import { NOTHING, type Selection } from "../lists/grid/selection";
import { HEAD, useColumnsInSight, useRowsInSight, useTracks } from "../lists/grid/sight";
import { type Block, blockSaid } from "./block";
import { GroupHead, Sums, Waiting } from "./GroupHead";
import type { Line, TableItem } from "./lines";
import { PasteDialog } from "./PasteDialog";
import styles from "./Table.module.css";
import { TableHeader } from "./TableHeader";
import { seen, useClipboard } from "./useClipboard";
import { pagesOf, type Rows, useRows } from "./useRows";
import { useTableCursor } from "./useTableCursor";
import { useTableEvents } from "./useTableEvents";

export interface TableGridProps {
  label: string;
  spec: PictureSpec;
  columns: readonly Column<TableItem>[];
  shown: readonly TableColumn[];
  unit: string;
  writable: boolean;
  selection: Selection;
  onSelection(selection: Selection): void;
  onCurrent(line: Line): void;
  onOpen(item: TableItem): void;
  onCommit(changes: Change[]): Promise<boolean>;
  onMenu(what: { item: TableItem } | { column: Column<TableItem> }, anchor: Element): void;
  onDelete(ids: readonly Id[]): void;
  onSort(field: string, more: boolean): void;
  onColumns(columns: TableColumn[]): void;
  onFold(key: string): void;
  draft: Draft | null;
  onDraft(draft: Draft | null): void;
  /** Hears what came of the question. */
  onRows(rows: Rows): void;
}

/** Items in rows that the core sorts, groups and hands over as they come into sight; edited in place, as lists are. */
export function TableGrid(props: TableGridProps) {
  const { label, spec, shown, unit, writable, selection, onSelection, draft } = props;
  const { call } = usePlatform();
  const attempt = useAttempt();
  const scroller = useRef<HTMLDivElement>(null);
  const catcher = useRef<HTMLTextAreaElement>(null);
  const [sight, setSight] = useState(() => pagesOf(0, 40));
  const [dragged, setDragged] = useState<{ field: string; width: number } | null>(null);
  const [hovered, setHovered] = useState(-1);
  const [drafted, setDrafted] = useState(0);
  const [said, setSaid] = useState("");
  const rows = useRows(spec, sight);
  const count = rows.count ?? 0;
  const columns = useMemo(
    () => props.columns.map((column) => (column.id === dragged?.field ? { ...column, width: dragged.width } : column)),
    [props.columns, dragged],
  );
  const cursor = useTableCursor({ ...props, scroller, rows, columns });
  const clipboard = useClipboard({ rows, columns, writable, block: cursor.block, catcher, refocus: cursor.refocus });

  async function tick(what: Block | "all") {
    const all = what === "all";
    if (all && selection.keys.size > 0) {
      onSelection(NOTHING);
      return;
    }
    const [from, until] = all ? [0, count] : [what.top, what.bottom + 1];
    const ids = await attempt(() => call("table_ids", { spec: rows.spec, from, until, ...seen(rows) }));
    if (!ids) return;
    const off = !all && ids.every((id) => selection.keys.has(id));
    const keys = new Set(selection.keys);
    for (const id of ids)
      if (off) keys.delete(id);
      else keys.add(id);
    onSelection({ keys, anchor: null });
  }

  const events = useTableEvents({
    ...props,
    scroller,
    rows,
    columns,
    cursor,
    clipboard,
    drafting: draft !== null,
    onTick: (what) => void tick(what),
    onSaid: setSaid,
  });

  const { onRows } = props;
  useLayoutEffect(() => onRows(rows));
  const total = count + (draft ? 1 : 0);
  const pinned = draft ? count : cursor.row;
  const ticked = selection.keys.size;
  const virtualizer = useRowsInSight(scroller, total, pinned, ticked > 0);
  const visible = useColumnsInSight(scroller, columns, cursor.column);
  useLayoutEffect(() => {
    if (pinned >= 0) virtualizer.scrollToIndex(pinned, { align: "auto" });
  }, [pinned, virtualizer]);
  // Another order is looked at from its beginning, unless the keyboard is on a row, which it follows.
  const order = JSON.stringify([spec.table.sort, spec.table.group, spec.filter]);
  const ordered = useRef(order);
  useLayoutEffect(() => {
    if (ordered.current === order) return;
    ordered.current = order;
    if (cursor.row < 0) scroller.current?.scrollTo({ top: 0 });
  }, [order, cursor.row]);
  const range = virtualizer.range;
  const pages = pagesOf(range?.startIndex ?? 0, range?.endIndex ?? 40);
  // Only where others are wanted: not with every row that comes into sight.
  if (pages.from !== sight.from || pages.until !== sight.until) setSight(pages);

  const grouped = (rows.part?.groups ?? 0) > 0;
  const tree = grouped || rows.part?.tree === true;
  const { block, many } = cursor;
  const [left, right] = [block?.left ?? 0, block?.right ?? 0];
  const marks = useMemo(() => [left, right] as const, [left, right]);
  const onWidth = useCallback(
    (field: string, width: number | null) => setDragged(width === null ? null : { field, width }),
    [],
  );
  const items = rows.part?.sums.items ?? 0;

  return (
    <div className={styles.table} onPaste={clipboard.onPaste} onCopy={clipboard.onCopy}>
      <div className={styles.room}>
        <textarea
          ref={catcher}
          className={styles.paste}
          tabIndex={-1}
          aria-hidden="true"
          onKeyUp={() => {
            // Nothing was on the clipboard.
            if (document.activeElement === catcher.current) {
              scroller.current?.querySelector<HTMLElement>("[data-at]")?.focus({ preventScroll: true });
            }
          }}
        />
        <div
          ref={scroller}
          role={tree ? "treegrid" : "grid"}
          aria-label={label}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-readonly={!writable}
          aria-busy={rows.stale || undefined}
          className={grid.grid}
          data-picking={ticked > 0 || undefined}
          data-many={many || undefined}
          style={useTracks(columns)}
          onPointerOver={(event) => {
            const row = (event.target as Element).closest("[role=row]")?.getAttribute("aria-rowindex");
            setHovered(row == null ? -1 : Number(row) - 2);
          }}
          {...events}
        >
          <TableHeader
            columns={columns}
            shown={shown}
            visible={visible}
            sort={spec.table.sort}
            at={cursor.row === -1 ? (cursor.at?.column ?? null) : null}
            ticked={ticked === 0 ? "none" : ticked >= items ? "all" : "some"}
            onWidth={onWidth}
            onColumns={props.onColumns}
          />
          <div role="rowgroup" className={grid.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const top = start - HEAD;
              if (draft && index === count) {
                return (
                  <DraftLine
                    key={`draft:${drafted}`}
                    top={top}
                    index={index}
                    level={0}
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
              const line = rows.at(index);
              const isAt = index === cursor.row;
              if (!line) return <Waiting key={index} index={index} top={top} at={isAt} />;
              const at = isAt ? (cursor.at?.column ?? null) : null;
              const entrance = cursor.at === null && index === 0;
              const marked = many && block && index >= block.top && index <= block.bottom ? marks : null;
              if (line.group) {
                return (
                  <GroupHead
                    key={index}
                    group={line.group}
                    columns={columns}
                    visible={visible}
                    index={index}
                    top={top}
                    at={at}
                    entrance={entrance}
                    marked={marked}
                  />
                );
              }
              const { item } = line;
              return (
                <GridLine
                  key={index}
                  row={item}
                  level={grouped ? 1 : item.depth}
                  foldable={item.foldable}
                  folded={item.folded}
                  aside={false}
                  columns={columns}
                  visible={visible}
                  index={index}
                  top={top}
                  at={at}
                  entrance={entrance}
                  editing={isAt ? cursor.editing : null}
                  echo={cursor.echo?.row === index ? cursor.echo : null}
                  ticked={selection.keys.has(item.key)}
                  hovered={hovered === index}
                  tree={tree}
                  writable={writable}
                  marked={marked}
                  commit={cursor.commit}
                  cancel={cursor.cancel}
                />
              );
            })}
          </div>
        </div>
      </div>
      {rows.part ? <Sums sums={rows.part.sums} unit={unit} selected={many && block ? blockSaid(block) : null} /> : null}
      <span role="status">
        <Unseen>{said}</Unseen>
      </span>
      {clipboard.asked ? (
        <PasteDialog
          asked={clipboard.asked}
          onMake={() => clipboard.asked && clipboard.make(clipboard.asked)}
          onClose={() => {
            clipboard.dismiss();
            cursor.refocus();
          }}
        />
      ) : null}
    </div>
  );
}
