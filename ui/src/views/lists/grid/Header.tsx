import { CheckIcon, SortDownIcon, SortUpIcon } from "../../../primitives/icons";
import { Unseen } from "../../../primitives/Small";
import type { Column, GridRow, Sort } from "./column";
import styles from "./Grid.module.css";

interface HeaderProps<Row extends GridRow> {
  columns: readonly Column<Row>[];
  /** The places of the columns in sight. */
  visible: readonly number[];
  sort: Sort | null;
  /** The column in which the keyboard is, where it is up here. */
  at: string | null;
  ticked: "none" | "some" | "all";
}

/** The names of the columns; choosing one sorts by it, up, then down, then not. */
export function Header<Row extends GridRow>({ columns, visible, sort, at, ticked }: HeaderProps<Row>) {
  return (
    <div role="row" className={styles.header} aria-rowindex={1}>
      <div
        role="columnheader"
        className={styles.tick}
        aria-colindex={1}
        data-tick-all
        data-state={ticked}
        title={ticked === "all" ? "Select none" : "Select all"}
      >
        <Unseen>Selected</Unseen>
        <span className={styles.box} aria-hidden="true">
          {ticked === "some" ? <i /> : ticked === "all" ? <CheckIcon /> : null}
        </span>
      </div>
      {visible.map((place) => {
        const column = columns[place];
        if (!column) return null;
        const sorted = sort?.column === column.id ? (sort.descending ? "descending" : "ascending") : "none";
        return (
          <div
            key={column.id}
            role="columnheader"
            className={`${styles.head} ${place === 0 ? styles.title : ""} ${column.numeric ? styles.figure : ""}`}
            aria-colindex={place + 2}
            aria-sort={sorted}
            tabIndex={at === column.id ? 0 : -1}
            data-head={column.id}
            data-at={at === column.id || undefined}
            style={place === 0 ? undefined : { gridColumn: place + 2 }}
          >
            <span>{column.title}</span>
            {sorted === "ascending" ? <SortUpIcon /> : null}
            {sorted === "descending" ? <SortDownIcon /> : null}
          </div>
        );
      })}
    </div>
  );
}

/** The order after a column's name is chosen once more. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
