import { useMemo } from "react";
import { useAsk } from "../../domain/core";
import { type BulkAction, linkAll, ownAll, setAll } from "./bulk/bulk";
import { type StrategyLine, strategyColumns, strategyLine } from "./columns/others";
import { ListView } from "./ListView";

const BULK: BulkAction<StrategyLine>[] = [
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
    of: ["objective"],
    changes: (rows, to) => (to ? linkAll(rows, to, (row) => row.objectives.map((named) => named.record)) : []),
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

/** All strategies. */
export default function Strategies() {
  const strategies = useAsk("strategies").data;
  const rows = useMemo(() => strategies?.map(strategyLine), [strategies]);
  const columns = useMemo(strategyColumns, []);
  return (
    <ListView
      title="Strategy"
      kind="strategy"
      rows={rows}
      columns={columns}
      bulk={BULK}
      empty="A strategy says how you mean to win: a pillar, a theme or a bet that serves an objective."
    />
  );
}
