import { type PointerEvent, useRef, useState } from "react";
import type { TableColumn } from "../../bindings/TableColumn";
import type { TableField } from "../../bindings/TableField";
import type { TableSort } from "../../bindings/TableSort";
import { CheckIcon, SortDownIcon, SortUpIcon } from "../../primitives/icons";
import { Unseen } from "../../primitives/Small";
import type { Column } from "../lists/grid/column";
import grid from "../lists/grid/Grid.module.css";
import type { TableItem } from "./lines";
import { movedTo, resized, WIDTHS } from "./settings";
import styles from "./Table.module.css";

interface HeaderProps {
  columns: readonly Column<TableItem>[];
  /** The same as they are set. */
  shown: readonly TableColumn[];
  /** The places of the columns in sight. */
  visible: readonly number[];
  sort: readonly TableSort[];
  /** The column in which the keyboard is, where it is up here. */
  at: string | null;
  ticked: "none" | "some" | "all";
  /** A column is as wide while its edge is dragged. */
  onWidth(field: TableField, width: number | null): void;
  onColumns(columns: TableColumn[]): void;
}

/** What is dragged: a column's edge, or a column. */
interface Drag {
  what: "edge" | "column";
  field: TableField;
  from: number;
  width: number;
  /** Whether it has gone far enough to be no click. */
  far: boolean;
  /** The place that the column would get. */
  to: number | null;
}

/** Less than this is a click that slipped. */
const SLIP = 5;

/** The names of the columns: chosen to sort, dragged to move, their edges dragged to make them wider. */
export function TableHeader({ columns, shown, visible, sort, at, ticked, onWidth, onColumns }: HeaderProps) {
  const drag = useRef<Drag | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const slipped = useRef(false);

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const head = (event.target as Element).closest<HTMLElement>("[data-head]");
    const field = head?.dataset.head;
    if (event.button !== 0 || !head || field === undefined) return;
    const what = (event.target as Element).closest("[data-edge]") ? "edge" : "column";
    drag.current = { what, field, from: event.clientX, width: head.offsetWidth, far: what === "edge", to: null };
    slipped.current = what === "edge";
    if (what === "edge") event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const now = drag.current;
    if (!now) return;
    const by = event.clientX - now.from;
    if (now.what === "edge") {
      onWidth(now.field, Math.min(Math.max(now.width + by, WIDTHS.least), WIDTHS.most));
      return;
    }
    if (now.field === "title" || (!now.far && Math.abs(by) < SLIP)) return;
    now.far = true;
    slipped.current = true;
    now.to = placeAt(event.currentTarget, event.clientX);
    setTarget(now.to);
  }

  function onPointerUp(event: PointerEvent<HTMLDivElement>) {
    const now = drag.current;
    drag.current = null;
    setTarget(null);
    if (!now?.far) return;
    if (now.what === "edge") {
      const width = now.width + event.clientX - now.from;
      onWidth(now.field, null);
      if (event.clientX !== now.from) onColumns(resized(shown, now.field, width));
      return;
    }
    if (now.to === null) return;
    const from = shown.findIndex(({ field }) => field === now.field);
    onColumns(movedTo(shown, now.field, now.to > from ? now.to - 1 : now.to));
  }

  return (
    <div
      role="row"
      className={grid.header}
      aria-rowindex={1}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        if (drag.current?.what === "edge") onWidth(drag.current.field, null);
        drag.current = null;
        setTarget(null);
      }}
      onClickCapture={(event) => {
        // A drag that ends on a name is no choice of it.
        if (slipped.current) event.stopPropagation();
        slipped.current = false;
      }}
      onDoubleClick={(event) => {
        const edge = (event.target as Element).closest("[data-edge]");
        const field = edge?.closest<HTMLElement>("[data-head]")?.dataset.head;
        if (field !== undefined) onColumns(resized(shown, field, null));
      }}
    >
      <div
        role="columnheader"
        className={grid.tick}
        aria-colindex={1}
        data-tick-all
        data-state={ticked}
        title={ticked === "all" ? "Select none" : "Select all"}
      >
        <Unseen>Selected</Unseen>
        <span className={grid.box} aria-hidden="true">
          {ticked === "some" ? <i /> : ticked === "all" ? <CheckIcon /> : null}
        </span>
      </div>
      {visible.map((place) => {
        const column = columns[place];
        if (!column) return null;
        const order = sort.findIndex(({ field }) => field === column.id);
        const sorted = order < 0 ? "none" : sort[order]?.descending ? "descending" : "ascending";
        return (
          <div
            key={column.id}
            role="columnheader"
            className={`${grid.head} ${place === 0 ? grid.title : ""} ${column.numeric ? grid.figure : ""} ${styles.head}`}
            aria-colindex={place + 2}
            aria-sort={sorted}
            tabIndex={at === column.id ? 0 : -1}
            data-head={column.id}
            data-place={place}
            data-at={at === column.id || undefined}
            data-before={target === place || undefined}
            data-after={(target === columns.length && place === columns.length - 1) || undefined}
            title={column.title}
            style={place === 0 ? undefined : { gridColumn: place + 2 }}
          >
            <span>{column.title}</span>
            {sorted === "ascending" ? <SortUpIcon /> : null}
            {sorted === "descending" ? <SortDownIcon /> : null}
            {sort.length > 1 && order >= 0 ? <small className={styles.order}>{order + 1}</small> : null}
            <span className={styles.edge} data-edge aria-hidden="true" />
          </div>
        );
      })}
    </div>
  );
}

/** The place before which a column would be put, where the pointer is. */
function placeAt(header: Element, x: number): number | null {
  let place: number | null = null;
  for (const head of header.querySelectorAll<HTMLElement>("[data-place]")) {
    const box = head.getBoundingClientRect();
    const at = Number(head.dataset.place);
    if (at > 0 && x < box.left + box.width / 2) return place === null ? at : Math.min(place, at);
    place = null;
    if (x < box.right) return Math.max(1, at + 1);
  }
  const last = header.querySelector<HTMLElement>("[data-place]:last-child");
  return last ? Number(last.dataset.place) + 1 : null;
}
