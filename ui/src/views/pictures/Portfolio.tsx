import { NO_FILTER, usePicture } from "../../domain/pictures";
import { Select } from "../../primitives/Select";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { conditions, FilterButton } from "./Filters";
import { depthOf, LEVELS, levelOf } from "./levels";
import { Nothing } from "./Nothing";
import { PictureView } from "./PictureView";

/** Products by quarters: what lands, and how much effort runs. */
export default function Portfolio() {
  const [spec, set] = usePicture("portfolio");
  const title = usePictureTitle("portfolio", "Portfolio");
  const { open } = useInspector();
  return (
    <View
      title={title}
      controls={
        <>
          <Select
            label="Items"
            options={LEVELS}
            value={levelOf(spec.depth)}
            onChange={(level) => set({ depth: depthOf(level) })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="portfolio" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="portfolio"
        onOpen={open}
        empty={
          <Nothing
            filtered={conditions(spec.filter) > 0}
            title="Nothing in the portfolio yet"
            onShowAll={() => set({ filter: NO_FILTER })}
          >
            The portfolio shows what lands in each quarter, product by product, and how much effort runs there.
          </Nothing>
        }
      />
    </View>
  );
}
