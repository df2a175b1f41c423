import { useMemo, useState } from "react";
import { usePicture } from "../../domain/pictures";
import { Select } from "../../primitives/Select";
import { groupsOf } from "./groups";
import { ItemsPicture } from "./ItemsPicture";

/** Products, or other groups, by quarters: what lands, and how much effort runs. */
export default function Portfolio() {
  const [spec, set] = usePicture("portfolio");
  const [called, setCalled] = useState("");
  const rows = useMemo(() => groupsOf(called), [called]);
  return (
    <ItemsPicture
      kind="portfolio"
      name="Portfolio"
      nothing="Nothing in the portfolio yet"
      onTitle={setCalled}
      controls={
        <Select
          label="Rows"
          options={rows}
          value={spec.group}
          onChange={(group) => set({ group, folded: [], unfolded: [] })}
        />
      }
    >
      The portfolio shows what lands in each quarter, product by product, and how much effort runs there.
    </ItemsPicture>
  );
}
