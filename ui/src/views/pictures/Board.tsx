import type { BoardColumns } from "../../bindings/BoardColumns";
import { useNavigation } from "../../domain/navigation";
import { NO_FILTER, usePicture } from "../../domain/pictures";
import { keysLabel } from "../../lib/keys";
import { Button } from "../../primitives/Button";
import { Hint } from "../../primitives/Hint";
import { ExportIcon } from "../../primitives/icons";
import { type Option, Select } from "../../primitives/Select";
import { Empty } from "../../primitives/Small";
import { useActions } from "../actions";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { conditions, FilterButton } from "./Filters";
import { PictureView } from "./PictureView";

const COLUMNS: Option<BoardColumns>[] = [
  { id: "horizon", label: "Now, next, later", detail: "by hand, else by dates" },
  { id: "status", label: "Status" },
  { id: "type", label: "Type" },
  { id: "strategy", label: "Strategy" },
  { id: "product", label: "Product" },
  { id: "owner", label: "Owner" },
  { id: "team", label: "Team" },
];

const LEVELS: Option<"1" | "2" | "all">[] = [
  { id: "1", label: "Topmost" },
  { id: "2", label: "Two levels" },
  { id: "all", label: "All" },
];

/** Items as cards in columns. */
export default function Board() {
  const [spec, set] = usePicture("board");
  const title = usePictureTitle("board", "Board");
  const actions = useActions();
  const { go } = useNavigation();
  const { open } = useInspector();
  return (
    <View
      title={title}
      controls={
        <>
          <Select
            label="Columns"
            options={COLUMNS}
            value={spec.columns}
            onChange={(columns) => set({ columns, unfolded: [] })}
          />
          <Select
            label="Items"
            options={LEVELS}
            value={spec.depth === 1 ? "1" : spec.depth === 2 ? "2" : "all"}
            onChange={(level) => set({ depth: level === "all" ? null : Number(level) })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="board" />
          <Hint text="Export the picture" keys={keysLabel("E")}>
            <Button onPress={actions.exportPicture}>
              <ExportIcon />
              Export
            </Button>
          </Hint>
        </>
      }
    >
      <PictureView
        kind="board"
        onOpen={open}
        empty={
          conditions(spec.filter) > 0 ? (
            <Empty
              title="Nothing passes the filter"
              actions={<Button onPress={() => set({ filter: NO_FILTER })}>Show everything</Button>}
            />
          ) : (
            <Empty
              title="No cards yet"
              actions={
                <>
                  <Button look="main" onPress={() => go("items")}>
                    Add the first items
                  </Button>
                  <Button onPress={() => actions.importFiles()}>Import a spreadsheet</Button>
                </>
              }
            >
              The board shows items as cards: now, next and later, or by status, owner and more.
            </Empty>
          )
        }
      />
    </View>
  );
}
