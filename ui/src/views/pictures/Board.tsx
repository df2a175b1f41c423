import type { BoardColumns } from "../../bindings/BoardColumns";
import { NO_FILTER, usePicture } from "../../domain/pictures";
import { type Option, Select } from "../../primitives/Select";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { conditions, FilterButton } from "./Filters";
import { depthOf, LEVELS, levelOf } from "./levels";
import { Nothing } from "./Nothing";
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

/** Items as cards in columns. */
export default function Board() {
  const [spec, set] = usePicture("board");
  const title = usePictureTitle("board", "Board");
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
            value={levelOf(spec.depth)}
            onChange={(level) => set({ depth: depthOf(level) })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="board" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="board"
        onOpen={open}
        empty={
          <Nothing
            filtered={conditions(spec.filter) > 0}
            title="No cards yet"
            onShowAll={() => set({ filter: NO_FILTER })}
          >
            The board shows items as cards: now, next and later, or by status, owner and more.
          </Nothing>
        }
      />
    </View>
  );
}
