import { memo } from "react";
import { CheckIcon, ChevronRightIcon, MoreIcon, OpenIcon } from "../../../primitives/icons";
import { CellEditor, type EditEnd, TextEditor } from "./CellEditor";
import type { Column, GridRow } from "./column";
import styles from "./Grid.module.css";

/** An edit that was made and whose answer has not come yet. */
export interface Echo {
  column: string;
  text: string;
}

interface RowProps<Row extends GridRow> extends EditEnd {
  row: Row;
  level: number;
  foldable: boolean;
  folded: boolean;
  aside: boolean;
  columns: readonly Column<Row>[];
  /** Its place among all rows, from 0. */
  index: number;
  top: number;
  /** The column in which the keyboard is; null where it is in another row. */
  at: string | null;
  /** What the cell there is being edited with; null where it is not. */
  editing: { typed: string | null } | null;
  echo: Echo | null;
  ticked: boolean;
  tree: boolean;
  writable: boolean;
}

function Line<Row extends GridRow>(props: RowProps<Row>) {
  const { row, columns, index, top, ticked, level, tree, foldable, folded } = props;
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={ticked}
      {...(tree ? { "aria-level": level + 1 } : {})}
      {...(foldable ? { "aria-expanded": !folded } : {})}
      data-row={row.key}
      data-current={props.at !== null || undefined}
      data-aside={props.aside || undefined}
      style={{ transform: `translateY(${top}px)`, zIndex: props.editing ? 1 : undefined }}
    >
      <div role="gridcell" className={styles.tick} aria-colindex={1} data-tick>
        <span className={styles.box} aria-hidden="true">
          <CheckIcon />
        </span>
      </div>
      {columns.map((column, place) => (
        <Cell key={column.id} {...props} column={column} place={place} />
      ))}
    </div>
  );
}

function Cell<Row extends GridRow>({
  column,
  place,
  ...props
}: RowProps<Row> & { column: Column<Row>; place: number }) {
  const { row, at, editing, echo, index, level, foldable, folded, writable, commit, cancel } = props;
  const isAt = at === column.id;
  const isTitle = place === 0;
  const editor = isAt && editing ? (column.editor?.(row) ?? null) : null;
  return (
    <div
      role={isTitle ? "rowheader" : "gridcell"}
      className={`${styles.cell} ${isTitle ? styles.title : ""} ${column.numeric ? styles.numeric : ""}`}
      aria-colindex={place + 2}
      aria-readonly={!writable || !column.editor || undefined}
      tabIndex={isAt || (at === null && index === 0 && isTitle) ? 0 : -1}
      data-column={column.id}
      data-at={isAt || undefined}
      data-editing={editor !== null || undefined}
      style={isTitle ? { paddingLeft: 4 + level * 16 } : undefined}
    >
      {isTitle ? (
        <span className={styles.fold} data-fold={foldable || undefined} data-folded={folded || undefined}>
          {foldable ? <ChevronRightIcon /> : null}
        </span>
      ) : null}
      {editor ? (
        <CellEditor
          editor={editor}
          label={`${column.title} of ${row.title}`}
          typed={editing?.typed ?? null}
          commit={commit}
          cancel={cancel}
        />
      ) : (
        <span className={styles.content}>
          {echo?.column === column.id ? echo.text : (column.draw?.(row) ?? column.text(row))}
        </span>
      )}
      {isTitle && !editor ? <RowActions title={row.title} /> : null}
    </div>
  );
}

/** For the pointer: the keyboard has its keys, and Shift+F10 for the menu. */
function RowActions({ title }: { title: string }) {
  return (
    <span className={styles.actions}>
      <button type="button" tabIndex={-1} title="Open" aria-label={`Open ${title}`} data-open>
        <OpenIcon />
      </button>
      <button type="button" tabIndex={-1} title="More" aria-label={`More for ${title}`} data-more>
        <MoreIcon />
      </button>
    </span>
  );
}

/** A row of the grid. Nothing in it is drawn again as long as nothing in it changes. */
export const GridLine = memo(Line) as typeof Line;

interface DraftProps extends EditEnd {
  top: number;
  index: number;
  level: number;
  columns: number;
  label: string;
  read(title: string): ReturnType<Parameters<typeof TextEditor>[0]["editor"]["read"]>;
}

/** A row that is about to be: its title is being typed. */
export function DraftLine({ top, index, level, columns, label, read, commit, cancel }: DraftProps) {
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      data-draft
      style={{ transform: `translateY(${top}px)`, zIndex: 1 }}
    >
      <div role="gridcell" className={styles.tick} aria-colindex={1} />
      <div
        role="gridcell"
        className={`${styles.cell} ${styles.title}`}
        aria-colindex={2}
        aria-colspan={columns}
        data-editing
        style={{ paddingLeft: 4 + level * 16 }}
      >
        <span className={styles.fold} />
        <TextEditor
          editor={{ value: "", read, placeholder: label }}
          label={label}
          typed={null}
          commit={commit}
          cancel={cancel}
        />
      </div>
    </div>
  );
}
