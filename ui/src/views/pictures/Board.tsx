import type { BoardColumns } from "../../bindings/BoardColumns";
import { usePicture } from "../../domain/pictures";
import { type Option, Select } from "../../primitives/Select";
import { ItemsPicture } from "./ItemsPicture";

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
  return (
    <ItemsPicture
      kind="board"
      name="Board"
      nothing="No cards yet"
      controls={
        <Select
          label="Columns"
          options={COLUMNS}
          value={spec.columns}
          onChange={(columns) => set({ columns, unfolded: [] })}
        />
      }
    >
      The board shows items as cards: now, next and later, or by status, owner and more.
    </ItemsPicture>
  );
}
