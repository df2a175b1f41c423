import type { Edge } from "../bindings/Edge";
import type { MovePreview } from "../bindings/MovePreview";
import type { Node } from "../bindings/Node";
import type { Placing } from "../bindings/Placing";
import type { Scene } from "../bindings/Scene";
import type { Target } from "../bindings/Target";

/** What a picture tells the view that shows it. */
export interface PictureActions {
  /** A node was chosen, or nothing; `extend` adds it to what is selected. */
  onSelect(node: Node | null, extend: boolean): void;
  /** A node is to be looked at closely. */
  onOpen(node: Node): void;
  /** A lane, or a group within the picture, is to be folded or unfolded. */
  onFold(key: string, what: "lane" | "group"): void;
  /** A lane's name was chosen. */
  onLane?: (place: number) => void;
  /** One step nearer or further; `at` is where in the window the axis holds still. */
  onZoom?: (step: 1 | -1) => void;
  /** The stretch of the picture's height that is in sight changed. */
  onRange?: (top: number, bottom: number) => void;
  /** Moving in time; none where nothing may be changed. */
  time?: TimeActions | undefined;
  /** Putting nodes elsewhere in a picture without a time axis; none where that means nothing, or nothing may change. */
  place?: PlaceActions | undefined;
}

export interface PlaceActions {
  /** What putting items there would mean, without doing it. */
  preview(items: string[], target: Target): Promise<Placing | null>;
  /** Does it; false where it failed. */
  make(placing: Placing): Promise<boolean>;
}

export interface TimeActions {
  /** Where a move would put an item, without making it. */
  preview(item: string, days: number, edge: Edge): Promise<MovePreview | null>;
  /** Makes the move; false where it failed. */
  move(items: string[], days: number, edge: Edge): Promise<boolean>;
  /** Gives an item without dates the period in which a day (counted from 1970) lies; false where it failed. */
  schedule(item: string, day: number): Promise<boolean>;
  /** What {@link schedule} would say. */
  scheduleLabel(day: number): string;
}

export interface PictureProps extends PictureActions {
  scene: Scene;
  /** Keys of the selected nodes. */
  selected: ReadonlySet<string>;
  /** Keys of the groups that are unfolded. */
  unfolded: readonly string[];
  theme: "light" | "dark";
  /** Its size changed, in CSS pixels. */
  onSize?: (width: number, height: number) => void;
}
