import type { RecordRef } from "../../bindings/RecordRef";
import { set } from "../../domain/changes";
import {
  BUCKET,
  HORIZON,
  ITEM_TYPE,
  LEADER_ROLE,
  LIFE_CYCLE,
  OBJECTIVE_KIND,
  PRODUCT_KIND,
  STATUS,
} from "../../domain/words";
import {
  choiceColumn,
  dateColumn,
  numberColumn,
  ownerChange,
  refColumn,
  shareColumn,
  tagsColumn,
  textColumn,
} from "../lists/columns/fields";
import type { Column } from "../lists/grid/column";
import { precisionLabel, spanColumn, spanLabel } from "./dates";
import styles from "./Fields.module.css";
import { contributorsColumn, joinedColumn, type Line, type Own } from "./line";

// The fields of each kind of record, in the order in which they are read. Those of the thread are above them.

const W = { width: 0 } as const;

export function itemFields(today: string, unit: string): Column<Line<Own<"item">>>[] {
  type Row = Line<Own<"item">>;
  return [
    {
      ...spanColumn<Own<"item">>("Dates", today),
      draw: ({ own }) =>
        spanLabel(own) === "" ? null : (
          <>
            {spanLabel(own)} <small className={styles.aside}>{precisionLabel(own)}</small>
          </>
        ),
    },
    choiceColumn<Row, keyof typeof STATUS>({
      ...W,
      id: "status",
      title: "Status",
      field: "status",
      value: ({ own }) => own.status,
      words: STATUS,
    }),
    textColumn<Row>({ ...W, id: "stage", title: "Stage", field: "stage", value: ({ own }) => own.stage }),
    shareColumn<Row>({ ...W, id: "progress", title: "Progress", field: "progress", value: ({ own }) => own.progress }),
    shareColumn<Row>({
      ...W,
      id: "confidence",
      title: "Confidence",
      field: "confidence",
      value: ({ own }) => own.confidence,
    }),
    numberColumn<Row>({
      ...W,
      id: "effort",
      title: unit === "" ? "Effort" : `Effort, ${unit}`,
      field: "effort",
      value: ({ own }) => own.effort,
    }),
    refColumn<Row>({
      ...W,
      id: "product",
      title: "Product",
      field: "product_id",
      of: "product",
      value: ({ detail }) => detail.products[0] ?? null,
    }),
    blockersColumn("blockers"),
    blockersColumn("blocked"),
    contributorsColumn<Own<"item">>("item_id"),
    choiceColumn<Row, keyof typeof ITEM_TYPE>({
      ...W,
      id: "type",
      title: "Type",
      field: "item_type",
      value: ({ own }) => own.item_type,
      words: ITEM_TYPE,
    }),
    refColumn<Row>({
      ...W,
      id: "parent",
      title: "Part of",
      field: "parent_id",
      of: "item",
      notItself: true,
      value: ({ detail }) => detail.parent,
    }),
    choiceColumn<Row, keyof typeof BUCKET>({
      ...W,
      id: "bucket",
      title: "Bucket",
      field: "bucket",
      value: ({ own }) => own.bucket,
      words: BUCKET,
      none: "None",
    }),
    tagsColumn<Row>({ ...W, id: "teams", title: "Teams", field: "teams", value: ({ own }) => own.teams }),
    tagsColumn<Row>({ ...W, id: "labels", title: "Labels", field: "labels", value: ({ own }) => own.labels }),
    textColumn<Row>({ ...W, id: "url", title: "Web address", field: "url", value: ({ own }) => own.url }),
  ];
}

/** The items that this one waits for, or that wait for it. */
function blockersColumn(which: "blockers" | "blocked"): Column<Line<Own<"item">>> {
  const ends = (row: RecordRef, other: RecordRef) =>
    which === "blockers" ? { blocker: other.id, blocked: row.id } : { blocker: row.id, blocked: other.id };
  return joinedColumn({
    id: which,
    title: which === "blockers" ? "Blocked by" : "Blocks",
    of: "item",
    value: ({ detail }) => detail[which],
    add: (row, other) => ({ op: "block", ...ends(row.record, other) }),
    remove: (row, other) => ({ op: "unblock", ...ends(row.record, other) }),
  });
}

const STATE = { active: "Active", archived: "Archived" } as const;

function stateColumn<Held extends { archived: boolean }>(): Column<Line<Held>> {
  const now = (own: Held) => (own.archived ? "archived" : "active");
  return {
    id: "state",
    title: "State",
    width: 0,
    text: ({ own }) => STATE[now(own)],
    editor: (row) => ({
      kind: "choice",
      value: now(row.own),
      options: Object.entries(STATE).map(([id, label]) => ({ id, label })),
      choose: (id) => [set(row.record, { archived: id === "archived" })],
    }),
  };
}

export function objectiveFields(today: string): Column<Line<Own<"objective">>>[] {
  type Row = Line<Own<"objective">>;
  return [
    spanColumn<Own<"objective">>("Period", today),
    numberColumn<Row>({ ...W, id: "weight", title: "Weight", field: "weight", value: ({ own }) => own.weight }),
    choiceColumn<Row, keyof typeof OBJECTIVE_KIND>({
      ...W,
      id: "kind",
      title: "Kind",
      field: "objective_kind",
      value: ({ own }) => own.objective_kind,
      words: OBJECTIVE_KIND,
    }),
    refColumn<Row>({
      ...W,
      id: "parent",
      title: "Part of",
      field: "parent_id",
      of: "objective",
      notItself: true,
      value: ({ detail }) => detail.parent,
    }),
    contributorsColumn<Own<"objective">>("objective_id"),
    stateColumn<Own<"objective">>(),
  ];
}

export function strategyFields(): Column<Line<Own<"strategy">>>[] {
  type Row = Line<Own<"strategy">>;
  return [
    refColumn<Row>({
      ...W,
      id: "product",
      title: "Product",
      field: "product_id",
      of: "product",
      value: ({ detail }) => detail.products[0] ?? null,
    }),
    choiceColumn<Row, keyof typeof HORIZON>({
      ...W,
      id: "horizon",
      title: "Horizon",
      field: "horizon",
      value: ({ own }) => own.horizon,
      words: HORIZON,
      none: "None",
    }),
    shareColumn<Row>({
      ...W,
      id: "target",
      title: "Share of effort it should get",
      field: "target_share",
      value: ({ own }) => own.target_share,
    }),
    contributorsColumn<Own<"strategy">>("strategy_id"),
    stateColumn<Own<"strategy">>(),
  ];
}

export function leaderFields(today: string): Column<Line<Own<"leader">>>[] {
  type Row = Line<Own<"leader">>;
  return [
    choiceColumn<Row, keyof typeof LEADER_ROLE>({
      ...W,
      id: "role",
      title: "Role",
      field: "role",
      value: ({ own }) => own.role,
      words: LEADER_ROLE,
    }),
    textColumn<Row>({ ...W, id: "job", title: "Title", field: "title", value: ({ own }) => own.title }),
    textColumn<Row>({ ...W, id: "email", title: "E-mail", field: "email", value: ({ own }) => own.email }),
    refColumn<Row>({
      ...W,
      id: "reports_to",
      title: "Reports to",
      field: "reports_to_id",
      of: "leader",
      notItself: true,
      value: ({ detail }) => detail.parent,
    }),
    dateColumn<Row>({
      ...W,
      id: "from",
      title: "In the role from",
      field: "active_from",
      value: ({ own }) => own.active_from,
      today,
    }),
    dateColumn<Row>({
      ...W,
      id: "to",
      title: "Until",
      field: "active_to",
      value: ({ own }) => own.active_to,
      today,
    }),
  ];
}

export function productFields(): Column<Line<Own<"product">>>[] {
  type Row = Line<Own<"product">>;
  return [
    {
      id: "owner",
      title: "Owner",
      width: 0,
      text: ({ detail }) => detail.owner?.title ?? "",
      editor: (row) => ({
        kind: "records",
        of: ["leader"],
        value: row.detail.owner ? [row.detail.owner.record] : [],
        many: false,
        choose: (records) => [ownerChange(row.record, records[0] ?? null)],
      }),
    },
    choiceColumn<Row, keyof typeof PRODUCT_KIND>({
      ...W,
      id: "kind",
      title: "Kind",
      field: "product_kind",
      value: ({ own }) => own.product_kind,
      words: PRODUCT_KIND,
    }),
    choiceColumn<Row, keyof typeof LIFE_CYCLE>({
      ...W,
      id: "life_cycle",
      title: "Life cycle",
      field: "life_cycle",
      value: ({ own }) => own.life_cycle,
      words: LIFE_CYCLE,
      none: "Not said",
    }),
    refColumn<Row>({
      ...W,
      id: "parent",
      title: "Part of",
      field: "parent_id",
      of: "product",
      notItself: true,
      value: ({ detail }) => detail.parent,
    }),
  ];
}

export function keyResultFields(today: string): Column<Line<Own<"key_result">>>[] {
  type Row = Line<Own<"key_result">>;
  const measure = (field: "baseline" | "target" | "current", title: string) =>
    numberColumn<Row>({ ...W, id: field, title, field, negative: true, value: ({ own }) => own[field] });
  return [
    measure("baseline", "Baseline"),
    measure("target", "Target"),
    measure("current", "Now, typed by hand"),
    textColumn<Row>({ ...W, id: "unit", title: "Unit", field: "unit", value: ({ own }) => own.unit }),
    choiceColumn<Row, "up" | "down">({
      ...W,
      id: "direction",
      title: "Better is",
      field: "direction",
      value: ({ own }) => own.direction,
      words: { up: "More", down: "Less" },
    }),
    dateColumn<Row>({ ...W, id: "due", title: "Due", field: "due", value: ({ own }) => own.due, today }),
    shareColumn<Row>({
      ...W,
      id: "confidence",
      title: "Confidence",
      field: "confidence",
      value: ({ own }) => own.confidence,
    }),
  ];
}

/** The workspace's own settings. */
export function workspaceFields(): Column<Line<Own<"workspace">>>[] {
  type Row = Line<Own<"workspace">>;
  const month = (n: number) => new Date(Date.UTC(2000, n - 1, 1)).toLocaleDateString("en-GB", { month: "long" });
  const months = Array.from({ length: 12 }, (_, place) => ({ id: String(place + 1), label: month(place + 1) }));
  return [
    textColumn<Row>({ ...W, id: "title", title: "Name", field: "title", value: ({ own }) => own.title }),
    textColumn<Row>({
      ...W,
      id: "effort_unit",
      title: "Effort is counted in",
      field: "effort_unit",
      value: ({ own }) => own.effort_unit,
    }),
    {
      id: "fiscal",
      title: "The year starts in",
      width: 0,
      text: ({ own }) => month(own.fiscal_start_month),
      editor: (row) => ({
        kind: "choice",
        value: String(row.own.fiscal_start_month),
        options: months,
        choose: (id) => [set(row.record, { fiscal_start_month: Number(id) })],
      }),
    },
  ];
}
