import type { DrawPreview } from "../../bindings/DrawPreview";
import type { RecordRef } from "../../bindings/RecordRef";
import { dayAtX, xOfDay } from "../drag";
import { laneAtY } from "../find";
import type { Rect } from "../regions";
import type { NewItem, TimeActions } from "../types";
import { type Desk, type Gesture, inBody, oneAtATime, type Point, type Start } from "./desk";

/** Height of a bar, which what is drawn has too. */
const BAR = 26;
/** Between two rows of bars. */
const GAP = 7;

/** Moving the picture under the pointer. */
export function panGesture({ surface }: Desk, start: Start): Gesture {
  return {
    cursor: "grabbing",
    scrolls: "no",
    follow(at: Point) {
      surface.scrollTo({ x: start.scroll.x - (at.x - start.at.x), y: start.scroll.y - (at.y - start.at.y) });
    },
    drop() {},
    cancel() {},
  };
}

/** The rectangle between two points. */
export function between(a: Point, b: Point): Rect {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
}

export function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

/** Selecting all that a rectangle touches; `extend` adds it to what is selected. */
export function marqueeGesture(desk: Desk, start: Start, extend: boolean): Gesture {
  const { surface } = desk;
  const from = { x: start.at.x + start.scroll.x, y: start.at.y + start.scroll.y };
  const before = desk.selected.current;
  // What was touched further up is no longer in the window's part of the picture when it scrolls on.
  const touched = new Map<string, { box: Rect; record: RecordRef }>();
  return {
    cursor: "crosshair",
    scrolls: "both",
    follow(at: Point) {
      const box = between(from, inBody(desk, at));
      for (const [key, one] of touched) if (!touches(box, one.box)) touched.delete(key);
      for (const node of surface.nodes) {
        if (node.part === "body" && node.record && touches(box, node)) {
          touched.set(node.key, { box: { x: node.x, y: node.y, w: node.w, h: node.h }, record: node.record });
        }
      }
      surface.select(new Set([...(extend ? before : []), ...touched.keys()]), null, false);
      surface.mark({ overlay: { kind: "marquee", box } });
    },
    drop() {
      surface.mark({ overlay: null });
      desk.actions.current.onSelectMany(
        [...touched.values()].map(({ record }) => record),
        extend,
      );
      desk.say(touched.size === 1 ? "1 item selected" : `${touched.size} items selected`);
    },
    cancel() {
      surface.mark({ overlay: null });
      surface.select(before, null, false);
    },
  };
}

/** Where in the body something new is drawn: as high as a bar, within its lane. */
export function drawnBox(desk: Pick<Desk, "surface">, preview: DrawPreview, y: number): Rect | null {
  const time = desk.surface.scene?.time;
  if (!time) return null;
  const x = xOfDay(preview.first_day, time);
  return { x, y, w: Math.max(8, xOfDay(preview.last_day, time) + time.unit_per_day - x - 2), h: BAR };
}

/** A lane, and where in it bars can stand. */
interface LaneRoom {
  key: string;
  /** Where one stands that is drawn at the height that was asked about. */
  top: number;
  least: number;
  most: number;
}

/** The lane of the body at a height, and where in it a bar drawn there stands. */
export function laneFor(desk: Pick<Desk, "surface">, y: number): LaneRoom | null {
  const { scene } = desk.surface;
  const at = scene ? laneAtY(scene, y) : null;
  const lane = at === null ? undefined : scene?.lanes[at];
  if (!lane) return null;
  const [least, most] = [lane.y + 4, lane.y + lane.h - BAR - 6];
  return { key: lane.key, top: Math.max(least, Math.min(most, y - BAR / 2)), least, most };
}

/** The row below what the keyboard is on, else the one above, so that it is not hidden; within its lane. */
export function besideRow({ y, h }: Pick<Rect, "y" | "h">, { top, least, most }: LaneRoom): number {
  const [below, above] = [y + h + GAP, y - BAR - GAP];
  return below <= most ? below : above >= least ? above : top;
}

/** Drawing a new item on the empty ground of a lane; its title is asked for at the end. */
export function drawGesture(desk: Desk, doing: TimeActions, start: Start): Gesture | null {
  const { surface } = desk;
  const time = surface.scene?.time;
  const lane = laneFor(desk, start.at.y + start.scroll.y);
  if (!time || !lane) return null;
  const from = Math.floor(dayAtX(start.at.x + start.scroll.x, time));
  let until = from;
  let shown: NewItem | null = null;
  const ask = (until: number) => doing.draw({ lane: lane.key, from, until });
  function hear(preview: DrawPreview | null) {
    const box = preview && drawnBox(desk, preview, lane?.top ?? 0);
    if (!preview || !box || !lane) return;
    shown = { lane: lane.key, from, until, box, label: preview.label };
    surface.mark({ overlay: { kind: "new", box } });
    desk.tip({
      x: Math.max(8, box.x - surface.scroll.x),
      y: box.y - surface.scroll.y - 34,
      title: preview.label,
      detail: "",
      drags: true,
    });
  }
  const questions = oneAtATime(ask, hear);
  return {
    cursor: "crosshair",
    scrolls: "across",
    follow(at: Point) {
      const day = Math.floor(dayAtX(inBody(desk, at).x, time));
      if (day === until && shown) return;
      until = day;
      questions.ask(day);
    },
    async drop() {
      questions.stop();
      hear(await ask(until));
      desk.tip(null);
      if (shown) desk.name(shown);
    },
    cancel() {
      questions.stop();
      surface.mark({ overlay: null });
    },
  };
}
