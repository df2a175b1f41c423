import { useStanding } from "../../domain/findings/report";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { Button } from "../../primitives/Button";
import { Hint } from "../../primitives/Hint";
import { BrokenIcon } from "../../primitives/icons";
import { Empty } from "../../primitives/Small";
import { Toggle } from "../../primitives/Toggle";
import { partsLabel, shareLabel } from "../alignment/CoverageRow";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton, PeriodFilter, ProductFilter } from "./Filters";
import styles from "./Filters.module.css";
import { NoObjectives } from "./NoObjectives";
import { PictureView } from "./PictureView";

/** Objectives, strategy, items and leaders as four columns, joined by what serves what. */
export default function Throughline() {
  const [spec, set] = usePicture("throughline");
  const title = usePictureTitle("throughline", "Throughline");
  const { go } = useNavigation();
  const { open } = useInspector();
  const { filter } = spec;
  const filtered = (next: typeof filter) => set({ filter: next });
  return (
    <View
      title={title}
      filters={<FilterChips filter={filter} onChange={filtered} />}
      notice={<NoObjectives />}
      controls={
        <>
          <PeriodFilter filter={filter} onChange={filtered} />
          <ProductFilter filter={filter} onChange={filtered} />
          <Toggle
            isOn={filter.only === "broken"}
            onChange={(isOn) => filtered({ ...filter, only: isOn ? "broken" : "all" })}
          >
            <BrokenIcon />
            Only broken threads
          </Toggle>
          <FilterButton filter={filter} onChange={filtered} />
        </>
      }
      end={
        <>
          <AlignmentButton />
          <SaveView kind="throughline" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="throughline"
        onOpen={open}
        empty={
          conditions(filter) > 0 ? (
            <Empty
              title={filter.only === "broken" ? "No thread is broken" : "Nothing passes the filter"}
              actions={<Button onPress={() => filtered(NO_FILTER)}>Show everything</Button>}
            >
              {filter.only === "broken"
                ? "Everything that is shown reaches from an objective to somebody who answers for it."
                : null}
            </Empty>
          ) : (
            <Empty
              title="No threads yet"
              actions={
                <Button look="main" onPress={() => go("objectives")}>
                  Add the first objective
                </Button>
              }
            >
              A thread runs from an objective through a strategy to an item and the leader who answers for it.
            </Empty>
          )
        }
      />
    </View>
  );
}

/** How much of the plan is aligned, and the way to what is not. */
function AlignmentButton() {
  const items = useStanding()?.items;
  const { go } = useNavigation();
  if (!items) return null;
  return (
    <Hint text={`${partsLabel(items, "items")} reach an objective. ${items.formula}`}>
      <Button onPress={() => go("alignment")}>
        <span className={styles.before}>Alignment</span>
        <strong>{shareLabel(items)}</strong>
      </Button>
    </Hint>
  );
}
