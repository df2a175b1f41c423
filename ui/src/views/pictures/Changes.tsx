import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { Button } from "../../primitives/Button";
import { Empty } from "../../primitives/Small";
import { View } from "../frame/View";
import { Moment, START, useMoments } from "../history/Moment";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton } from "./Filters";
import { PictureView } from "./PictureView";

/** What is different from an earlier state of the plan, on one page. */
export default function Changes() {
  const [spec, set] = usePicture("changes");
  const title = usePictureTitle("changes", "Changes");
  const { open } = useInspector();
  const { named, scenarios, days } = useMoments();
  const filtered = conditions(spec.filter) > 0;
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      controls={
        <>
          <Moment
            label="Since"
            // What the core takes where nothing is chosen.
            value={spec.baseline ?? named[0]?.id ?? START}
            options={[...named, ...scenarios, ...days]}
            onChange={(baseline) => set({ baseline, unfolded: [] })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="changes" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="changes"
        onOpen={open}
        empty={
          <Empty
            title={filtered ? "Nothing that passes the filter changed" : "Nothing changed since then"}
            actions={filtered ? <Button onPress={() => set({ filter: NO_FILTER })}>Show everything</Button> : undefined}
          >
            Choose an earlier moment. A checkpoint, kept in History when the plan is shown to somebody, is a moment to
            come back to.
          </Empty>
        }
      />
    </View>
  );
}
