import { useMemo } from "react";
import { useAsk } from "../../domain/core";
import { PRODUCT_KIND } from "../../domain/words";
import { type BulkAction, ownAll, setAll } from "./bulk/bulk";
import { type ProductLine, productColumns, productLine } from "./columns/others";
import { type Below, ListView } from "./ListView";

const BULK: BulkAction<ProductLine>[] = [
  {
    kind: "record",
    label: "Owner",
    of: ["leader"],
    none: "Nobody",
    changes: ownAll,
    said: (what, leader) => `Set owner of ${what} to ${leader}`,
  },
  {
    kind: "choice",
    label: "Kind",
    options: Object.entries(PRODUCT_KIND).map(([id, label]) => ({ id, label })),
    changes: (rows, kind) => setAll(rows, "product_kind", kind),
    said: (what, kind) => `Set kind of ${what} to ${kind}`,
  },
];

const BELOW: Below<ProductLine> = {
  label: "Add a product below",
  kind: "product",
  fits: () => true,
  fields: (row) => ({ parent_id: row.id }),
};

/** All products. */
export default function Products() {
  const products = useAsk("products").data;
  const rows = useMemo(() => products?.map(productLine), [products]);
  const columns = useMemo(productColumns, []);
  return (
    <ListView
      title="Products"
      kind="product"
      rows={rows}
      columns={columns}
      bulk={BULK}
      below={BELOW}
      empty="Products group items and strategies; they can be part of a product line or a portfolio."
    />
  );
}
