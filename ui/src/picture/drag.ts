import type { Edge } from "../bindings/Edge";
import type { MovePreview } from "../bindings/MovePreview";
import type { Node } from "../bindings/Node";
import type { TimeScale } from "../bindings/TimeScale";
import { dayOf } from "../lib/days";
import type { Rect } from "./regions";

/** A pointer that has moved less than this has pressed, not dragged. */
export const SLOP = 4;
/** How near to an end the pointer takes hold of that end. */
const GRIP = 7;
/** What is narrower than this is moved as a whole: its ends cannot be told apart. */
const NARROW = 22;
/** Bars that follow each other are kept apart by this much, as the core lays them out. */
const TRIM = 2;

/** Which end of a node the pointer would take hold of. */
export function edgeAt(node: Node, x: number): Edge {
  if (node.part === "tray" || node.w < NARROW) return "both";
  const grip = Math.min(GRIP, node.w / 4);
  if (x <= node.x + grip) return "start";
  if (x >= node.x + node.w - grip) return "end";
  return "both";
}

/** How many days a stretch of the picture is, to the nearest day. */
export function daysAcross(distance: number, time: TimeScale): number {
  const days = Math.round(distance / time.unit_per_day);
  return Object.is(days, -0) ? 0 : days;
}

/** The x at which a day begins. */
export function xOfDay(day: string, time: TimeScale): number {
  return time.left + (dayOf(day) - dayOf(time.origin)) * time.unit_per_day;
}

/** The day, counted from 1970, at an x of the body; may lie between two. */
export function dayAtX(x: number, time: TimeScale): number {
  return dayOf(time.origin) + (x - time.left) / time.unit_per_day;
}

/** Where a node's bar would stand after a move. What is a point stays as wide as it is, in the middle of its days. */
export function movedBox(node: Rect, preview: Pick<MovePreview, "first_day" | "last_day">, time: TimeScale): Rect {
  const { first_day: first, last_day: last } = preview;
  if (first === null || last === null) return { x: node.x, y: node.y, w: node.w, h: node.h };
  const left = xOfDay(first, time);
  const right = xOfDay(last, time) + time.unit_per_day;
  if (node.w < NARROW) return { ...boxOf(node), x: (left + right) / 2 - node.w / 2 };
  return { ...boxOf(node), x: left, w: Math.max(8, right - left - TRIM) };
}

function boxOf({ x, y, w, h }: Rect): Rect {
  return { x, y, w, h };
}

/** How fast the picture scrolls, in units a frame, while something is dragged near an edge of the window. */
export function edgeSpeed(at: number, from: number, size: number): number {
  const zone = Math.min(48, size / 4);
  const most = 16;
  if (at < from + zone) return -most * Math.min(1, (from + zone - at) / zone);
  if (at > from + size - zone) return most * Math.min(1, (at - (from + size - zone)) / zone);
  return 0;
}
