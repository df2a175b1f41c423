import type { LeaderRow } from "../../../bindings/LeaderRow";
import type { ProductRow } from "../../../bindings/ProductRow";
import type { StrategyRow } from "../../../bindings/StrategyRow";
import { HORIZON, LEADER_ROLE, LIFE_CYCLE, PRODUCT_KIND } from "../../../domain/words";
import { Avatar } from "../../../primitives/Small";
import type { Column, GridRow } from "../grid/column";
import {
  choiceColumn,
  countColumn,
  dateColumn,
  linksColumn,
  nameColumn,
  ownerColumn,
  refColumn,
  shareColumn,
  textColumn,
} from "./fields";
import styles from "./fields.module.css";

export type StrategyLine = GridRow & StrategyRow;
export type LeaderLine = GridRow & Omit<LeaderRow, "title"> & { jobTitle: string };
export type ProductLine = GridRow & ProductRow;

/** The same row for the same answer, so that it is not drawn again. */
function lineOf<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new WeakMap<From, To>();
  return (from) => {
    const known = made.get(from);
    if (known !== undefined) return known;
    const line = make(from);
    made.set(from, line);
    return line;
  };
}

export const strategyLine = lineOf((row: StrategyRow): StrategyLine => {
  const also = row.archived ? "archived" : "";
  return { ...row, key: row.id, record: { kind: "strategy", id: row.id }, level: 0, also };
});

export const leaderLine = lineOf((row: LeaderRow): LeaderLine => {
  const record = { kind: "leader", id: row.id } as const;
  return { ...row, key: row.id, record, title: row.name, jobTitle: row.title, level: 0 };
});

export const productLine = lineOf((row: ProductRow): ProductLine => {
  return { ...row, key: row.id, record: { kind: "product", id: row.id }, level: row.depth };
});

const STATE = { active: "Active", archived: "Archived" } as const;

/** The columns of the strategies. */
export function strategyColumns(): Column<StrategyLine>[] {
  return [
    nameColumn("Strategy", 280, (row) => row.hue),
    linksColumn({ id: "objectives", title: "Serves", width: 240, of: "objective", value: (row) => row.objectives }),
    ownerColumn(),
    refColumn({
      id: "product",
      title: "Product",
      width: 140,
      field: "product_id",
      of: "product",
      value: (row) => row.product,
    }),
    textColumn({ id: "choice", title: "The choice made", width: 300, field: "choice", value: (row) => row.choice }),
    choiceColumn({
      id: "horizon",
      title: "Horizon",
      width: 100,
      field: "horizon",
      value: (row) => row.horizon,
      words: HORIZON,
      none: "None",
    }),
    shareColumn({
      id: "target",
      title: "Target share",
      width: 100,
      field: "target_share",
      value: (row) => row.target_share,
    }),
    countColumn({ id: "items", title: "Items", width: 64, value: (row) => row.items }),
    {
      ...choiceColumn<StrategyLine, keyof typeof STATE>({
        id: "state",
        title: "State",
        width: 92,
        field: "archived",
        value: (row) => (row.archived ? "archived" : "active"),
        words: STATE,
      }),
      editor: (row) => ({
        kind: "choice",
        value: row.archived ? "archived" : "active",
        options: Object.entries(STATE).map(([id, label]) => ({ id, label })),
        choose: (id) => [{ op: "update", record: row.record, set: { archived: id === "archived" } }],
      }),
    },
    textColumn({
      id: "description",
      title: "Description",
      width: 300,
      field: "description",
      value: (row) => row.description,
    }),
  ];
}

/** The columns of the leaders. */
export function leaderColumns(today: string): Column<LeaderLine>[] {
  return [
    {
      ...nameColumn<LeaderLine>("Leader", 220),
      draw: (row) => (
        <>
          <Avatar name={row.name} initials={row.initials} size={20} />
          <span className={styles.words}>{row.name}</span>
        </>
      ),
    },
    choiceColumn({
      id: "role",
      title: "Role",
      width: 136,
      field: "role",
      value: (row) => row.role,
      words: LEADER_ROLE,
    }),
    textColumn({ id: "job", title: "Title", width: 200, field: "title", value: (row) => row.jobTitle }),
    refColumn({
      id: "reports_to",
      title: "Reports to",
      width: 170,
      field: "reports_to_id",
      of: "leader",
      notItself: true,
      value: (row) => row.reports_to,
    }),
    {
      id: "products",
      title: "Products",
      width: 180,
      text: (row) => row.products.map((product) => product.title).join(", "),
    },
    countColumn({ id: "objectives", title: "Objectives", width: 84, value: (row) => row.objectives }),
    countColumn({ id: "items", title: "Items", width: 64, value: (row) => row.items }),
    countColumn({ id: "active", title: "Active items", width: 96, value: (row) => row.active_items }),
    textColumn({ id: "email", title: "E-mail", width: 200, field: "email", value: (row) => row.email }),
    dateColumn({
      id: "active_from",
      title: "In role from",
      width: 112,
      field: "active_from",
      value: (row) => row.active_from,
      today,
    }),
    dateColumn({
      id: "active_to",
      title: "In role until",
      width: 112,
      field: "active_to",
      value: (row) => row.active_to,
      today,
    }),
  ];
}

/** The columns of the products. */
export function productColumns(): Column<ProductLine>[] {
  return [
    nameColumn("Product", 260),
    choiceColumn({
      id: "kind",
      title: "Kind",
      width: 110,
      field: "product_kind",
      value: (row) => row.product_kind,
      words: PRODUCT_KIND,
    }),
    refColumn({
      id: "parent",
      title: "Part of",
      width: 170,
      field: "parent_id",
      of: "product",
      notItself: true,
      value: (row) => row.parent,
    }),
    ownerColumn(),
    choiceColumn({
      id: "life_cycle",
      title: "Life cycle",
      width: 120,
      field: "life_cycle",
      value: (row) => row.life_cycle,
      words: LIFE_CYCLE,
      none: "Not said",
    }),
    countColumn({ id: "strategies", title: "Strategies", width: 84, value: (row) => row.strategies }),
    countColumn({ id: "items", title: "Items", width: 64, value: (row) => row.items }),
    textColumn({
      id: "description",
      title: "Description",
      width: 340,
      field: "description",
      value: (row) => row.description,
    }),
  ];
}
