import type { Node } from "../bindings/Node";
import type { Target } from "../bindings/Target";
import type { Rect, Regions, Scroll } from "./regions";

interface Point {
  x: number;
  y: number;
}

/** What is no wider than this is put where its middle is; of what is wider, the pointer says where. */
const SMALL = 64;

/** Where a node is while it is held, in the body's coordinates: it was taken hold of at one point of the window and is
 * now at another. */
export function heldBox(
  node: Node,
  regions: Regions,
  [from, before]: [Point, Point],
  [to, now]: [Point, Scroll],
): Rect {
  const tray = node.part === "tray";
  const left = tray ? node.x : node.x - before.x;
  const top = tray ? node.y + regions.tray.y - now.tray : node.y - before.y;
  return { x: left + to.x - from.x + now.x, y: top + to.y - from.y + now.y, w: node.w, h: node.h };
}

/** Where in the body something is put that is held there. */
export function targetOf(box: Rect, at: Point, scroll: Point): Target {
  if (box.w > SMALL) return { to: "point", x: at.x + scroll.x, y: at.y + scroll.y };
  return { to: "point", x: box.x + box.w / 2, y: box.y + box.h / 2 };
}
