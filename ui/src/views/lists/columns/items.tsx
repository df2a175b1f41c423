import type { Ask } from "../../../bindings/Ask";
import type { ItemRow } from "../../../bindings/ItemRow";
import type { ItemStatus } from "../../../bindings/ItemStatus";
import { BUCKET, ITEM_TYPE, STATUS } from "../../../domain/words";
import type { Column, GridRow } from "../grid/column";
import {
  choiceColumn,
  dateColumn,
  linksColumn,
  nameColumn,
  numberColumn,
  ownerColumn,
  refColumn,
  shareColumn,
  tagsColumn,
  textColumn,
} from "./fields";
import styles from "./fields.module.css";
import { criterionColumns, rankLabel } from "./scores";

export type ItemLine = GridRow & ItemRow;

const lines = new WeakMap<ItemRow, ItemLine>();

/** An item as a row; the same row for the same answer, so that it is not drawn again. */
export function itemLine(item: ItemRow): ItemLine {
  let line = lines.get(item);
  if (!line) {
    line = {
      ...item,
      key: item.id,
      record: { kind: "item", id: item.id },
      level: item.depth,
      also: item.external_id ?? "",
    };
    lines.set(item, line);
  }
  return line;
}

/** The columns of the items. */
export function itemColumns(
  today: string,
  effortUnit: string,
  asks: readonly Ask[],
  method: string,
): Column<ItemLine>[] {
  return [
    nameColumn("Item", 300, (row) => row.hue),
    choiceColumn({
      id: "status",
      title: "Status",
      width: 120,
      field: "status",
      value: (row) => row.status,
      words: STATUS,
      draw: (row) => <Status status={row.status} word={row.status_word} />,
    }),
    dateColumn({ id: "start", title: "Starts", width: 112, field: "start", value: (row) => row.start, today }),
    dateColumn({ id: "end", title: "Ends", width: 112, field: "end", value: (row) => row.end, today }),
    ownerColumn(),
    linksColumn({ id: "strategies", title: "Strategies", width: 190, of: "strategy", value: (row) => row.strategies }),
    linksColumn({
      id: "objectives",
      title: "Objectives",
      width: 190,
      of: "objective",
      value: (row) => row.objectives,
      linked: (row) => row.linked_objectives.map((id) => ({ kind: "objective", id })),
    }),
    refColumn({
      id: "product",
      title: "Product",
      width: 140,
      field: "product_id",
      of: "product",
      value: (row) => row.product,
    }),
    refColumn({
      id: "parent",
      title: "Part of",
      width: 170,
      field: "parent_id",
      of: "item",
      notItself: true,
      value: (row) => row.parent,
    }),
    shareColumn({
      id: "progress",
      title: "Progress",
      width: 112,
      field: "progress",
      value: (row) => row.progress,
      hue: (row) => row.hue,
    }),
    numberColumn({
      id: "effort",
      title: effortUnit === "" ? "Effort" : `Effort, ${effortUnit}`,
      width: 152,
      field: "effort",
      value: (row) => row.effort,
    }),
    shareColumn({
      id: "confidence",
      title: "Confidence",
      width: 92,
      field: "confidence",
      value: (row) => row.confidence,
    }),
    ...criterionColumns<ItemLine>(asks, 104, (row) => row.scores),
    {
      id: "score",
      title: method === "" ? "Score" : `Score, ${method}`,
      width: 136,
      numeric: true,
      text: (row) => row.score_text,
      order: (row) => row.score,
    },
    {
      id: "rank",
      title: "Rank",
      width: 72,
      numeric: true,
      text: (row) => rankLabel(row.rank),
      order: (row) => row.rank?.place ?? null,
    },
    choiceColumn({
      id: "bucket",
      title: "Bucket",
      width: 88,
      field: "bucket",
      value: (row) => row.bucket,
      words: BUCKET,
      none: "None",
    }),
    choiceColumn({
      id: "type",
      title: "Type",
      width: 104,
      field: "item_type",
      value: (row) => row.item_type,
      words: ITEM_TYPE,
    }),
    textColumn({ id: "stage", title: "Stage", width: 120, field: "stage", value: (row) => row.stage }),
    tagsColumn({ id: "teams", title: "Teams", width: 140, field: "teams", value: (row) => row.teams }),
    tagsColumn({ id: "labels", title: "Labels", width: 140, field: "labels", value: (row) => row.labels }),
  ];
}

/** A status by form, as the pictures show it; the source's own word is behind it. */
export function Status({ status, word }: { status: ItemStatus; word?: string }) {
  return (
    <span className={styles.status} title={word || undefined}>
      <span className={styles.dot} data-status={status} aria-hidden="true" />
      {STATUS[status]}
    </span>
  );
}
