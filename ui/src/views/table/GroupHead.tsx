import { memo } from "react";
import { counted } from "../../domain/words";
import { number, percent } from "../../lib/numbers";
import { ChevronRightIcon } from "../../primitives/icons";
import { Swatch } from "../../primitives/Small";
import type { Column } from "../lists/grid/column";
import grid from "../lists/grid/Grid.module.css";
import type { GroupLine, TableItem } from "./lines";
import styles from "./Table.module.css";

interface HeadProps {
  group: GroupLine;
  columns: readonly Column<TableItem>[];
  visible: readonly number[];
  index: number;
  top: number;
  /** The column in which the keyboard is; null where it is in another row. */
  at: string | null;
  /** Whether the grid is entered here, because the keyboard was nowhere yet. */
  entrance: boolean;
  marked: readonly [number, number] | null;
}

/** The head of a group: what it is called, and what its items come to. */
function Head({ group, columns, visible, index, top, at, entrance, marked }: HeadProps) {
  const { title, record, hue, folded, sums } = group;
  const swatch = record !== null && ["objective", "strategy", "item"].includes(record.kind);
  return (
    <div
      role="row"
      className={`${grid.row} ${styles.group}`}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={!folded}
      data-row={index}
      data-current={at !== null || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={grid.tick} aria-colindex={1} />
      {visible.map((place) => {
        const column = columns[place];
        if (!column) return null;
        const isAt = at === column.id;
        const isTitle = place === 0;
        const sum = isTitle ? null : sumOf(column.id, group);
        return (
          <div
            key={column.id}
            role={isTitle ? "rowheader" : "gridcell"}
            className={`${grid.cell} ${isTitle ? grid.title : column.numeric ? grid.figure : ""}`}
            aria-colindex={place + 2}
            aria-readonly="true"
            tabIndex={isAt || (entrance && isTitle) ? 0 : -1}
            data-column={column.id}
            data-at={isAt || undefined}
            data-marked={(marked && place >= marked[0] && place <= marked[1]) || undefined}
            title={sum?.why}
            style={isTitle ? { paddingLeft: 4 } : { gridColumn: place + 2 }}
          >
            {isTitle ? (
              <>
                <span className={grid.fold} data-fold data-folded={folded || undefined}>
                  <ChevronRightIcon />
                </span>
                {swatch ? <Swatch hue={hue} /> : null}
                <span className={grid.words}>{title}</span>
                <span className={styles.count}>{counted(sums.items, "item")}</span>
              </>
            ) : (
              sum?.said
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What the items of a group come to in a column, and how that is counted. */
function sumOf(column: string, { sums }: GroupLine): { said: string; why: string } | null {
  const of = `of ${counted(sums.items, "item")}`;
  if (column === "effort" && sums.effort !== null) {
    return {
      said: number(sums.effort),
      why: `The effort of ${sums.with_effort} ${of}. What is estimated in parts counts in its parts; dropped items do not count.`,
    };
  }
  if (column === "progress" && sums.progress !== null) {
    return {
      said: percent(sums.progress),
      why: `The mean of ${sums.with_progress} ${of} that say their progress; dropped items do not count.`,
    };
  }
  return null;
}

export const GroupHead = memo(Head);

/** A line that is still on its way. */
export function Waiting({ index, top, at }: { index: number; top: number; at: boolean }) {
  return (
    <div
      role="row"
      className={grid.row}
      aria-rowindex={index + 2}
      aria-busy="true"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className={grid.tick} aria-colindex={1} />
      <div
        role="rowheader"
        className={`${grid.cell} ${grid.title}`}
        aria-colindex={2}
        tabIndex={at ? 0 : -1}
        data-at={at || undefined}
      >
        <span className={styles.waiting} />
      </div>
    </div>
  );
}

/** What all items come to, below the table. */
export function Sums({ sums, unit, selected }: { sums: GroupLine["sums"]; unit: string; selected: string | null }) {
  return (
    <div className={styles.sums} role="status">
      <span>{counted(sums.items, "item")}</span>
      {sums.effort === null ? null : (
        <span
          title={`The effort of ${counted(sums.with_effort, "item")}. What is estimated in parts counts in its parts; dropped items do not count.`}
        >
          Effort <b>{number(sums.effort)}</b> {unit}
        </span>
      )}
      {sums.progress === null ? null : (
        <span title={`The mean of ${counted(sums.with_progress, "item")} that say their progress.`}>
          Progress <b>{percent(sums.progress)}</b>
        </span>
      )}
      {selected === null ? null : <span className={styles.selected}>{selected}</span>}
    </div>
  );
}
