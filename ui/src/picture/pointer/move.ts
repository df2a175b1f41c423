import type { Edge } from "../../bindings/Edge";
import type { MovePreview } from "../../bindings/MovePreview";
import type { Node } from "../../bindings/Node";
import { daysAcross, movedBox } from "../drag";
import { laneAtY } from "../find";
import type { Rect } from "../regions";
import type { Move, TimeActions } from "../types";
import { type Desk, type Gesture, heldWith, inBody, itemsWith, oneAtATime, type Point, type Start } from "./desk";

/** A drag that strays less than this from its height stays in its lane. */
const STRAY = 14;

/** Moving bars in time, by one end or as a whole, and as a whole to another lane; with what is selected. */
export function moveGesture(
  desk: Desk,
  doing: TimeActions,
  start: Start,
  [place, node]: [number, Node],
  edge: Edge,
): Gesture {
  const { surface } = desk;
  const whole = edge === "both";
  const items = whole ? itemsWith(desk.selected.current, node) : itemsWith(new Set(), node);
  const held = whole ? heldWith(desk, place, node) : [place];
  let at = start.at;
  let wanted: Move = { items, days: 0, edge, along: doing.along };
  let found: { preview: MovePreview | null; of: string } | null = null;

  const questions = oneAtATime(
    (move: Move) => doing.preview(move),
    (preview, move) => {
      found = { preview, of: JSON.stringify(move) };
      show();
    },
  );

  /** What is held, where it would be, and what else moves. */
  function show() {
    const { scene } = surface;
    const time = scene?.time;
    const preview = found?.preview;
    if (!scene || !time || !preview) return;
    const dy = at.y + surface.scroll.y - start.at.y - start.scroll.y;
    const lane = scene.lanes.find(({ key }) => key === wanted.lane);
    const box = movedBox(node, preview, time);
    if (lane) box.y = node.y + dy;
    const others = preview.others.flatMap(({ item, ...days }): { place: number; box: Rect }[] => {
      const other = surface.placeOf(`item:${item}`);
      const its = other === null ? undefined : surface.nodes[other];
      return other !== null && its?.part === "body" ? [{ place: other, box: movedBox(its, days, time) }] : [];
    });
    const nodes = [...new Set([...held, ...others.map(({ place }) => place)])];
    const into = lane && { x: scene.side_width, y: lane.y, w: scene.width, h: lane.h - 1 };
    surface.mark({ ghost: { nodes, box, others: others.map(({ box }) => box), ...(into ? { into } : {}) } });
    desk.tip({
      x: Math.max(8, box.x - surface.scroll.x),
      y: box.y - surface.scroll.y - (preview.detail ? 50 : 34),
      title: preview.label,
      detail: preview.detail,
      drags: true,
    });
  }

  return {
    cursor: whole ? "grabbing" : "ew-resize",
    scrolls: "both",
    follow(to: Point, other: boolean) {
      at = to;
      const { scene } = surface;
      if (!scene?.time) return;
      const days = daysAcross(at.x + surface.scroll.x - start.at.x - start.scroll.x, scene.time);
      const strays = whole && Math.abs(at.y + surface.scroll.y - start.at.y - start.scroll.y) >= STRAY;
      const over = strays ? laneAtY(scene, inBody(desk, at).y) : null;
      const lane = over === null || over === node.lane ? undefined : scene.lanes[over]?.key;
      const move: Move = { items, days, edge, along: doing.along !== other, ...(lane === undefined ? {} : { lane }) };
      const same = JSON.stringify(move) === JSON.stringify(wanted) && found !== null;
      wanted = move;
      if (same) show();
      else questions.ask(move);
    },
    async drop() {
      questions.stop();
      // A flick is over before the core has answered: then it is asked once more.
      const known = found?.of === JSON.stringify(wanted) ? found.preview : await doing.preview(wanted);
      const done = known?.moved === true && (await doing.make(known));
      if (known && (known.moved ? done : known.detail !== "")) {
        desk.say([`${node.title}: ${known.label}`, known.detail].filter(Boolean).join(". "));
      }
      // Where it was made, the new scene takes the ghost's place; until then it stays where it was dropped.
      if (!done) surface.mark({ ghost: null });
    },
    cancel() {
      questions.stop();
      surface.mark({ ghost: null });
    },
  };
}
