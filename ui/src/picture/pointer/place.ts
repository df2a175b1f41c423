import type { Node } from "../../bindings/Node";
import type { Placing } from "../../bindings/Placing";
import type { Target } from "../../bindings/Target";
import { dayAtX } from "../drag";
import { heldBox, targetOf } from "../placing";
import type { Rect, Regions } from "../regions";
import type { PlaceActions, TimeActions } from "../types";
import { type Desk, type Gesture, heldWith, itemsWith, oneAtATime, type Point, placeOf, type Start } from "./desk";

/** Putting cards elsewhere in a picture without a time axis; with what is selected. */
export function placeGesture(
  desk: Desk,
  doing: PlaceActions,
  regions: Regions,
  start: Start,
  [place, node]: [number, Node],
): Gesture {
  const { surface } = desk;
  const items = itemsWith(desk.selected.current, node);
  const nodes = heldWith(desk, place, node);
  let at = start.at;
  let into: Rect | null = null;

  const box = () => heldBox(node, regions, [start.at, start.scroll], [at, surface.scroll]);
  const target = () => targetOf(box(), at, surface.scroll);
  const show = () => surface.mark({ ghost: { nodes, box: box(), ...(into ? { into } : {}) } });
  const questions = oneAtATime(
    (target: Target) => doing.preview(items, target),
    (found: Placing | null) => {
      const [x, y, w, h] = found?.into ?? [0, 0, 0, 0];
      into = found ? { x, y, w, h } : null;
      desk.tip(found && { x: at.x + 12, y: at.y + 20, title: found.label, detail: "", drags: true });
      show();
    },
  );
  return {
    cursor: "grabbing",
    scrolls: "both",
    follow(to: Point) {
      at = to;
      show();
      questions.ask(target());
    },
    async drop() {
      questions.stop();
      const found = await doing.preview(items, target());
      const done = found?.moved === true && (await doing.make(found));
      if (done) desk.say(`${node.title}: ${found.label}`);
      else surface.mark({ ghost: null });
    },
    cancel() {
      questions.stop();
      surface.mark({ ghost: null });
    },
  };
}

/** Giving an item without dates the period that it is dropped on. */
export function scheduleGesture(desk: Desk, doing: TimeActions, node: Node): Gesture {
  let day = Number.NaN;
  return {
    cursor: "grabbing",
    scrolls: "across",
    follow(at: Point) {
      const over = placeOf(desk, at);
      const time = desk.surface.scene?.time;
      day = over?.part === "body" && time ? Math.floor(dayAtX(over.x, time)) : Number.NaN;
      const words = Number.isNaN(day) ? "Drop it on the timeline to give it dates" : doing.scheduleLabel(day);
      desk.tip({ x: at.x, y: at.y - 44, title: words, detail: node.title, drags: true });
    },
    async drop() {
      if (Number.isNaN(day) || !node.record) return;
      if (await doing.schedule(node.record.id, day)) desk.say(`${node.title}: ${doing.scheduleLabel(day)}`);
    },
    cancel() {
      day = Number.NaN;
    },
  };
}
