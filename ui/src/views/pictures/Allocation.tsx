import { useMemo, useState } from "react";
import type { ShareBy } from "../../bindings/ShareBy";
import type { Tried } from "../../bindings/Tried";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { type Option, Select } from "../../primitives/Select";
import { Toggle } from "../../primitives/Toggle";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton } from "./Filters";
import { NoObjectives } from "./NoObjectives";
import { Nothing } from "./Nothing";
import { PictureView } from "./PictureView";
import { StressTest } from "./StressTest";
import styles from "./StressTest.module.css";

const GROUPS: Option<ShareBy>[] = [
  { id: "auto", label: "Best fit", detail: "objectives where there are some" },
  { id: "objective", label: "Objective", detail: "against their weights" },
  { id: "strategy", label: "Strategy", detail: "against their target shares" },
  { id: "horizon", label: "Horizon", detail: "of the strategies served" },
  { id: "product", label: "Product" },
  { id: "quarter", label: "Quarter" },
];

/** The groupings, the first with what it comes to in this plan, which the picture's title says. */
function groupsOf(title: string): Option<ShareBy>[] {
  const by = GROUPS.find(({ label }) => title === `Allocation by ${label.toLowerCase()}`);
  return GROUPS.map((group) => (group.id === "auto" && by ? { ...group, shown: by.label } : group));
}

/** Where effort goes against where it should: shares by objective, strategy, horizon, product or quarter. */
export default function Allocation() {
  const [spec, set] = usePicture("allocation");
  const [called, setCalled] = useState("");
  const groups = useMemo(() => groupsOf(called), [called]);
  const title = usePictureTitle("allocation", "Allocation");
  const { open } = useInspector();
  const [tried, setTried] = useState<Tried[] | null>(null);
  const now = useMemo(() => ({ tried: tried ?? [] }), [tried]);
  const test = (isOn: boolean) => {
    // Weights are those of objectives.
    if (isOn && !["auto", "objective"].includes(spec.share_by)) set({ share_by: "objective", unfolded: [] });
    setTried(isOn ? [] : null);
  };
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      notice={<NoObjectives />}
      controls={
        <>
          <Select
            label="Group by"
            options={groups}
            value={spec.share_by}
            onChange={(share_by) => set({ share_by, unfolded: [] })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
          <Toggle isOn={tried !== null} onChange={test}>
            Stress test
          </Toggle>
        </>
      }
      end={
        <>
          <SaveView kind="allocation" />
          <ExportButton />
        </>
      }
    >
      <div className={styles.split}>
        <div>
          <PictureView
            kind="allocation"
            onOpen={open}
            onTitle={setCalled}
            now={now}
            empty={
              <Nothing
                filtered={conditions(spec.filter) > 0}
                title="Nothing to share out yet"
                onShowAll={() => set({ filter: NO_FILTER })}
              >
                The allocation shows where effort goes against where it should: give objectives weights and items
                effort.
              </Nothing>
            }
          />
        </div>
        {tried === null ? null : <StressTest tried={tried} onChange={setTried} onClose={() => setTried(null)} />}
      </div>
    </View>
  );
}
