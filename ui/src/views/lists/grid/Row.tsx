import { memo, type ReactNode } from "react";
import { CheckIcon, ChevronRightIcon, MoreIcon, OpenIcon } from "../../../primitives/icons";
import { CellEditor, type EditEnd, TextEditor } from "./CellEditor";
import type { Column, GridRow, Reading } from "./column";
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
  /** The places of the columns in sight. */
  visible: readonly number[];
  /** Its place among all rows, from 0. */
  index: number;
  top: number;
  /** The column in which the keyboard is; null where it is in another row. */
  at: string | null;
  /** Whether the grid is entered here, because the keyboard was nowhere yet. */
  entrance: boolean;
  /** What the cell there is being edited with; null where it is not. */
  editing: { typed: string | null } | null;
  echo: Echo | null;
  ticked: boolean;
  /** Whether the pointer is on it. */
  hovered: boolean;
  tree: boolean;
  writable: boolean;
  /** The first and the last place of the cells that are selected in it, where cells can be. */
  marked?: readonly [number, number] | null;
}

function Line<Row extends GridRow>(props: RowProps<Row>) {
  const { row, columns, visible, index, top, ticked, level, tree, foldable, folded } = props;
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
      data-editing={props.editing ? true : undefined}
      data-aside={props.aside || undefined}
      data-attached={row.attached || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={styles.tick} aria-colindex={1} data-tick>
        <span className={styles.box} aria-hidden="true">
          {ticked ? <CheckIcon /> : null}
        </span>
      </div>
      {visible.map((place) => {
        const column = columns[place];
        return column ? <Cell key={column.id} {...props} column={column} place={place} /> : null;
      })}
    </div>
  );
}

function Cell<Row extends GridRow>(props: RowProps<Row> & { column: Column<Row>; place: number }) {
  const { column, place, row, at, editing, echo, level, entrance, writable, marked, commit, cancel } = props;
  const isMarked = marked != null && place >= marked[0] && place <= marked[1];
  const isAt = at === column.id;
  const isTitle = place === 0;
  const editor = isAt && editing ? (column.editor?.(row) ?? null) : null;
  const kind = isTitle ? styles.title : column.draw || editor ? styles.drawn : column.numeric ? styles.figure : "";
  return (
    <div
      role={isTitle ? "rowheader" : "gridcell"}
      className={`${styles.cell} ${kind}`}
      aria-colindex={place + 2}
      aria-readonly={!writable || !column.editor || undefined}
      tabIndex={isAt || (entrance && isTitle) ? 0 : -1}
      data-column={column.id}
      data-at={isAt || undefined}
      data-editing={editor !== null || undefined}
      data-marked={isMarked || undefined}
      {...(marked === undefined ? {} : { "aria-selected": isMarked || isAt })}
      style={isTitle ? { paddingLeft: 4 + level * 16 } : { gridColumn: place + 2 }}
    >
      {isTitle ? <Fold {...props} /> : null}
      {editor ? (
        <CellEditor
          editor={editor}
          label={`${column.title} of ${row.title}`}
          typed={editing?.typed ?? null}
          commit={commit}
          cancel={cancel}
        />
      ) : (
        content(column, row, echo)
      )}
      {isTitle && !editor && (props.hovered || at !== null) ? <RowActions title={row.title} /> : null}
    </div>
  );
}

function content<Row extends GridRow>(column: Column<Row>, row: Row, echo: Echo | null): ReactNode {
  if (echo?.column === column.id) return <span className={styles.words}>{echo.text}</span>;
  return column.draw ? column.draw(row) : column.text(row);
}

function Fold({ foldable, folded }: { foldable: boolean; folded: boolean }) {
  return (
    <span className={styles.fold} data-fold={foldable || undefined} data-folded={folded || undefined}>
      {foldable ? <ChevronRightIcon /> : null}
    </span>
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
  read(title: string): Reading;
}

/** A row that is about to be: its title is being typed. */
export function DraftLine({ top, index, level, columns, label, read, commit, cancel }: DraftProps) {
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      data-draft
      data-editing
      style={{ transform: `translateY(${top}px)` }}
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
