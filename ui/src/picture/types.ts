import type { DrawPreview } from "../bindings/DrawPreview";
import type { Edge } from "../bindings/Edge";
import type { FoundNode } from "../bindings/FoundNode";
import type { JoinPreview } from "../bindings/JoinPreview";
import type { MovePreview } from "../bindings/MovePreview";
import type { Node } from "../bindings/Node";
import type { Outline } from "../bindings/Outline";
import type { Placing } from "../bindings/Placing";
import type { RecordRef } from "../bindings/RecordRef";
import type { Scene } from "../bindings/Scene";
import type { Target } from "../bindings/Target";
import type { Rect } from "./regions";

/** What a picture tells the view that shows it. */
export interface PictureActions {
  /** A node was chosen, or nothing; `extend` adds it to what is selected. */
  onSelect(node: Node | null, extend: boolean): void;
  /** Several were chosen at once; `extend` adds them to what is selected. */
  onSelectMany(records: RecordRef[], extend: boolean): void;
  /** A node is to be looked at closely. */
  onOpen(node: Node): void;
  /** A lane, or a group within the picture, is to be folded or unfolded. */
  onFold(key: string, what: "lane" | "group"): void;
  /** A lane's name was chosen. */
  onLane?: (place: number) => void;
  /** One step nearer or further; `at` is where in the window the axis holds still. */
  onZoom?: (step: 1 | -1) => void;
  /** Items are to be moved by a number of weeks; none where that means nothing, or nothing may be changed. */
  onMoveBy?: ((items: string[]) => void) | undefined;
  /** The stretch of the picture's height that is in sight changed; `rests` says that it has stood still for a while. */
  onRange?: (top: number, bottom: number, rests: boolean) => void;
  /** Whether it stands in columns, which up and down do not leave. */
  columns?: boolean;
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

/** Items moved by hand, or about to be. */
export interface Move {
  /** The one under the pointer first. */
  items: string[];
  days: number;
  edge: Edge;
  /** The key of the lane that takes them; none leaves them in theirs. */
  lane?: string;
  /** Whether those that wait for them move along. */
  along: boolean;
}

/** A stretch drawn on a lane, in days counted from 1970. */
export interface Drawn {
  lane: string;
  from: number;
  until: number;
  title?: string;
}

/** A new item that has no title yet. */
export interface NewItem extends Drawn {
  /** Where it stands in the body. */
  box: Rect;
  /** Where that is, for a person. */
  label: string;
}

/** What can be done to items on a time axis by hand: asked first, then made as one edit. */
export interface TimeActions {
  /** Whether what waits for an item moves along with it. */
  along: boolean;
  setAlong(along: boolean): void;
  preview(move: Move): Promise<MovePreview | null>;
  /** Makes a move; false where it failed. */
  make(preview: MovePreview): Promise<boolean>;
  /** What it means that one item waits for another. */
  join(blocker: string, blocked: string): Promise<JoinPreview | null>;
  makeJoin(preview: JoinPreview): Promise<boolean>;
  draw(drawn: Drawn): Promise<DrawPreview | null>;
  /** Makes a new item; null where it failed. */
  makeDrawn(preview: DrawPreview): Promise<RecordRef | null>;
  /** Says why something cannot be done. */
  refuse(why: string): void;
  /** Gives an item without dates the period in which a day (counted from 1970) lies; false where it failed. */
  schedule(item: string, day: number): Promise<boolean>;
  /** What {@link schedule} would say. */
  scheduleLabel(day: number): string;
}

/** The space bar: while it is held the pointer moves the picture; let go without, it selects. */
export interface SpaceKey {
  held: boolean;
  used: boolean;
}

/** Parts of a picture that come while it is scrolled, before anything renders. */
export interface LiveParts {
  /** Shows each part as it comes. */
  listen(show: (scene: Scene) => void): () => void;
  /** The part that has taken a scene's place since; the same where none has. */
  latest(scene: Scene): Scene;
}

export interface PictureProps extends PictureActions {
  scene: Scene;
  /** What shows other parts of it than the scene; none where the scene is all there is. */
  parts?: LiveParts;
  /** Keys of the selected nodes. */
  selected: ReadonlySet<string>;
  /** Keys of the groups that are unfolded. */
  unfolded: readonly string[];
  theme: "light" | "dark";
  /** Whether the whole of it stands beside it as a map. */
  mapped?: boolean;
  /** The whole of it from far away; none while that is not known. */
  outline?: Outline | null;
  /** Finds words in all of it, also where it is not in sight; none where that means nothing. */
  find?: (words: string) => Promise<FoundNode[]>;
  /** Its size changed, in CSS pixels: with the map, which stands beside what was laid out for all the room. */
  onSize?: (width: number, height: number) => void;
}
