import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";
import type { Place } from "./regions";

/** The topmost node at a place; what is drawn later lies above. */
export function nodeAt(nodes: readonly Node[], place: Place | null): number | null {
  if (place?.part !== "body" && place?.part !== "tray") return null;
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at] as Node;
    if (node.part !== place.part) continue;
    if (place.x < node.x || place.x > node.x + node.w || place.y < node.y || place.y > node.y + node.h) continue;
    return at;
  }
  return null;
}

/** The lane whose name stands at a place. */
export function laneAt(scene: Scene, place: Place | null): number | null {
  return place?.part === "side" ? laneAtY(scene, place.y) : null;
}

/** The lane of the body at a height. */
export function laneAtY(scene: Scene, y: number): number | null {
  const at = scene.lanes.findIndex((lane) => lane.part === "body" && y >= lane.y && y < lane.y + lane.h);
  return at < 0 ? null : at;
}

/** The lane of the body above another, or below it, that holds items and not only lanes; null at either end. */
export function laneBeside(scene: Scene, lane: number, step: 1 | -1): number | null {
  for (let next = lane + step; scene.lanes[next]?.part === "body"; next += step) {
    if (scene.lanes[next + 1]?.within !== scene.lanes[next]?.key) return next;
  }
  return null;
}

const FOLDED = "lane:";

/**
 * Where the keyboard is: on what is selected, of which there may be several nodes: then on the one it was on, else on
 * the first.
 */
export function focusOf(nodes: readonly Node[], selected: string | null, focused: string | null): string | null {
  if (selected === null || selected === focused) return focused;
  const stands = ({ record }: Node) => record !== null && `${record.kind}:${record.id}` === selected;
  const on = nodes.find((node) => node.key === focused);
  if (on && stands(on)) return focused;
  return nodes.some((node) => node.key === selected) ? selected : (nodes.find(stands)?.key ?? selected);
}

/** The key of the lane that a node stands for while the lane is folded; null where it stands for something else. */
export function foldedLane(node: string | null): string | null {
  return node?.startsWith(FOLDED) ? node.slice(FOLDED.length) : null;
}

/** The key of the node that a lane is while it is folded. */
export function foldedNode(lane: string): string {
  return FOLDED + lane;
}

const SHUT = "shut:";

/** Whether a group is open: once it is unfolded; of one that is open by itself, until it is shut. */
export function isOpen(fold: string, unfolded: readonly string[]): boolean {
  return unfolded.includes(fold) !== fold.startsWith(SHUT);
}

/** The first node in a lane, or in one within it. */
export function firstInLane({ nodes, lanes }: Scene, key: string): number | null {
  const at = nodes.findIndex((node) => {
    const lane = lanes[node.lane];
    return lane?.key === key || lane?.within === key;
  });
  return at < 0 ? null : at;
}

export type Direction = "left" | "right" | "up" | "down";

/**
 * The node that the eye goes to from another in a direction: near in that direction, and not far to the side of it.
 * The tray counts as below the body. In a picture of columns, up and down stay in theirs.
 */
export function neighbour(nodes: readonly Node[], from: number, direction: Direction, columns = false): number | null {
  const start = nodes[from];
  if (!start) return null;
  const below = 1e6;
  const box = (node: Node) => {
    const y = node.y + (node.part === "tray" ? below : 0);
    return { left: node.x, right: node.x + node.w, top: y, bottom: y + node.h };
  };
  const a = box(start);
  const level = direction === "left" || direction === "right";
  const inColumn = columns && !level;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  nodes.forEach((node, place) => {
    if (place === from) return;
    const b = box(node);
    if (inColumn && gap(a.left, a.right, b.left, b.right) > 0) return;
    const ahead =
      direction === "left"
        ? middle(a.left, a.right) - middle(b.left, b.right)
        : direction === "right"
          ? middle(b.left, b.right) - middle(a.left, a.right)
          : direction === "up"
            ? a.top - b.top
            : b.top - a.top;
    // In the same row or column, and no further along, is not ahead.
    if (ahead <= 1) return;
    const aside = level ? gap(a.top, a.bottom, b.top, b.bottom) : gap(a.left, a.right, b.left, b.right);
    const reach = level ? Math.max(0, direction === "left" ? a.left - b.right : b.left - a.right) : ahead;
    // What is straight ahead comes before what is nearer but aside.
    const cost = reach + aside * (level ? 12 : 3) + (aside > 0 ? 40 : 0) + ahead * 0.01;
    if (cost < least) {
      least = cost;
      best = place;
    }
  });
  return best;
}

function middle(from: number, to: number): number {
  return (from + to) / 2;
}

/** How far two stretches are apart; 0 where they touch. */
function gap(from1: number, to1: number, from2: number, to2: number): number {
  return Math.max(0, from2 - to1, from1 - to2);
}

/** The first node, in reading order, that lies within the stretch of the body that is in sight. */
export function firstInSight(nodes: readonly Node[], left: number, top: number): number | null {
  const seen = nodes.findIndex((node) => node.part === "body" && node.y >= top && node.x + node.w >= left);
  if (seen >= 0) return seen;
  return nodes.length > 0 ? 0 : null;
}
