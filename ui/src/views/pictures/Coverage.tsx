import type { CoverageColumns } from "../../bindings/CoverageColumns";
import type { CoverageDots } from "../../bindings/CoverageDots";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { type Option, Select } from "../../primitives/Select";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton } from "./Filters";
import { NoObjectives } from "./NoObjectives";
import { Nothing } from "./Nothing";
import { PictureView } from "./PictureView";

const COLUMNS: Option<CoverageColumns>[] = [
  { id: "auto", label: "Best fit", detail: "strategies where there are some" },
  { id: "strategy", label: "Strategies" },
  { id: "parent", label: "Topmost items", detail: "with all their parts" },
  { id: "item", label: "Items" },
  { id: "leader", label: "Leaders", detail: "who answer for the items" },
];

const DOTS: Option<CoverageDots>[] = [
  { id: "effort", label: "Effort", detail: "still to be done" },
  { id: "weight", label: "Weight", detail: "part of the column, by its links" },
];

/** Objectives against what works for them: what nothing serves, and what serves nothing. */
export default function Coverage() {
  const [spec, set] = usePicture("coverage");
  const title = usePictureTitle("coverage", "Coverage");
  const { open } = useInspector();
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      notice={<NoObjectives />}
      controls={
        <>
          <Select
            label="Columns"
            options={COLUMNS}
            value={spec.against}
            onChange={(against) => set({ against, unfolded: [] })}
          />
          <Select label="Dots" options={DOTS} value={spec.dots} onChange={(dots) => set({ dots })} />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="coverage" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="coverage"
        onOpen={open}
        empty={
          <Nothing
            filtered={conditions(spec.filter) > 0}
            title="Nothing to cover yet"
            onShowAll={() => set({ filter: NO_FILTER })}
          >
            The coverage matrix shows which objectives have work, and which work serves no objective.
          </Nothing>
        }
      />
    </View>
  );
}
