import { useMemo } from "react";
import type { Ask } from "../../bindings/Ask";
import { useAsk, useStatus } from "../../domain/core";
import { STATUS } from "../../domain/words";
import { Button } from "../../primitives/Button";
import { Hint } from "../../primitives/Hint";
import { RankIcon } from "../../primitives/icons";
import { useActions } from "../actions";
import { type BulkAction, linkAll, ownAll, setAll } from "./bulk/bulk";
import { type ItemLine, itemColumns, itemLine } from "./columns/items";
import { type Below, ListView } from "./ListView";

const linked = (row: ItemLine) => [
  ...row.strategies.map((named) => named.record),
  ...row.linked_objectives.map((id) => ({ kind: "objective", id }) as const),
];

const BULK: BulkAction<ItemLine>[] = [
  {
    kind: "choice",
    label: "Status",
    options: Object.entries(STATUS).map(([id, label]) => ({ id, label })),
    changes: (rows, status) => setAll(rows, "status", status),
    said: (what, status) => `Set status of ${what} to ${status}`,
  },
  {
    kind: "record",
    label: "Owner",
    of: ["leader"],
    none: "Nobody",
    changes: ownAll,
    said: (what, leader) => `Set owner of ${what} to ${leader}`,
  },
  {
    kind: "record",
    label: "Link to",
    of: ["strategy", "objective"],
    changes: (rows, to) => (to ? linkAll(rows, to, linked) : []),
    said: (what, to) => `Link ${what} to ${to}`,
  },
  {
    kind: "record",
    label: "Product",
    of: ["product"],
    none: "None",
    changes: (rows, product) => setAll(rows, "product_id", product?.id ?? null),
    said: (what, product) => `Set product of ${what} to ${product}`,
  },
];

/** What can be done to several items at once, moving them in time included. */
export function itemBulk(move: (rows: readonly ItemLine[]) => void): BulkAction<ItemLine>[] {
  return [...BULK, { kind: "act", label: "Move by…", act: move }];
}

const BELOW: Below<ItemLine> = {
  label: "Add an item below",
  kind: "item",
  fits: () => true,
  fields: (row) => ({ parent_id: row.id, product_id: row.product?.record.id ?? null }),
};

/** Only how items are scored: their scores come with the rows. */
const NO_ROWS = { limit: 0 };
const NO_ASKS: readonly Ask[] = [];

/** All items. */
export default function Items() {
  const items = useAsk("items").data;
  const status = useStatus();
  const today = status?.today ?? "";
  const unit = status?.effort_unit ?? "";
  const rows = useMemo(() => items?.map(itemLine), [items]);
  const ranking = useAsk("ranking", NO_ROWS).data;
  const asks = ranking?.asks ?? NO_ASKS;
  const method = ranking?.method ?? "";
  const columns = useMemo(() => itemColumns(today, unit, asks, method), [today, unit, asks, method]);
  const { openMove } = useActions();
  const bulk = useMemo(() => itemBulk((rows) => openMove(rows.map(({ record }) => record.id))), [openMove]);
  return (
    <ListView
      title="Items"
      kind="item"
      rows={rows}
      columns={columns}
      bulk={bulk}
      below={BELOW}
      more={<ScoringButton />}
      empty="An item is a piece of work on the roadmap: an initiative, a feature, a milestone."
    />
  );
}

/** Where one chooses how items are scored. */
function ScoringButton() {
  const { openScoring } = useActions();
  return (
    <Hint text="Choose how items are scored, and see what that does to their order">
      <Button onPress={openScoring}>
        <RankIcon />
        Scoring
      </Button>
    </Hint>
  );
}
