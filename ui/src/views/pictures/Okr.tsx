import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { Button } from "../../primitives/Button";
import { type Option, Select } from "../../primitives/Select";
import { Empty } from "../../primitives/Small";
import { useActions } from "../actions";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton } from "./Filters";
import { Nothing } from "./Nothing";
import { PictureView } from "./PictureView";

type Level = "auto" | "1" | "2" | "3" | "99";

const LEVELS: Option<Level>[] = [
  { id: "auto", label: "Best fit", detail: "as many as can be taken in" },
  { id: "1", label: "Topmost" },
  { id: "2", label: "Two levels", detail: "key results count as one" },
  { id: "3", label: "Three levels" },
  { id: "99", label: "All" },
];

/** Objectives at any depth with their key results: how far they have come, and what is broken about them. */
export default function Okr() {
  const [spec, set] = usePicture("okr");
  const title = usePictureTitle("okr", "OKR tree");
  const { open } = useInspector();
  const filtered = conditions(spec.filter) > 0;
  const level = LEVELS.find(({ id }) => id === String(spec.depth))?.id ?? "auto";
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      controls={
        <>
          <Select
            label="Levels"
            options={LEVELS}
            value={level}
            onChange={(id) => set({ depth: id === "auto" ? null : Number(id), unfolded: [] })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="okr" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="okr"
        onOpen={open}
        empty={
          filtered ? (
            <Nothing filtered title="" onShowAll={() => set({ filter: NO_FILTER })}>
              {null}
            </Nothing>
          ) : (
            <NoTree />
          )
        }
      />
    </View>
  );
}

/** What a plan without objectives is told. */
function NoTree() {
  const { go } = useNavigation();
  const { importFiles } = useActions();
  return (
    <Empty
      title="No objectives yet"
      actions={
        <>
          <Button look="main" onPress={() => go("objectives")}>
            Add an objective
          </Button>
          <Button onPress={() => importFiles()}>Import objectives</Button>
        </>
      }
    >
      The OKR tree shows what you want to reach, by which key results you will know, and how far each has come.
    </Empty>
  );
}
