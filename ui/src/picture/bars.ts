import type { Paints } from "./paints";
import type { Rect, Regions, Scroll } from "./regions";

// The thin bars that show how much there is. They are drawn on the canvas, with what they are about: an element over it
// would make the web view paint and compose a layer more in every frame of scrolling.

/** Along what a bar stands: the body's two directions, or the tray. */
export type Bar = "x" | "y" | "tray";

const EVERY_BAR: readonly Bar[] = ["x", "y", "tray"];
/** A bar is never shorter than this, so that it can be taken hold of. */
const SHORTEST = 28;
const THICK = 6;
/** Between a bar and the edge of what it is about. */
const EDGE = 4;
/** How strong the ink of a bar is, and of one that is pointed at. */
const INK = { plain: 0.18, pointed: 0.4 };

/** Where a bar stands along its track, for so much to see of a whole. */
export function thumb(track: number, seen: number, most: number, at: number): { size: number; offset: number } {
  const size = Math.max(Math.min(SHORTEST, track), (track * seen) / (seen + most));
  return { size, offset: most === 0 ? 0 : ((track - size) * at) / most };
}

/** Where a bar is drawn, on whole pixels; null where there is nothing to scroll. */
export function barOf(regions: Regions, scroll: Scroll, axis: Bar): Rect | null {
  const most = regions.most[axis];
  if (most <= 0) return null;
  const { room, length } = roomOf(regions, axis);
  const { size, offset } = thumb(length - 2 * EDGE, length, most, scroll[axis]);
  const [long, along] = [Math.round(size), Math.round(EDGE + offset)];
  const across = THICK + EDGE;
  if (axis === "x") return { x: room.x + along, y: room.y + room.h - across, w: long, h: THICK };
  return { x: room.x + room.w - across, y: room.y + along, w: THICK, h: long };
}

/** How far the picture goes for each pixel that its bar is dragged. */
export function scrolledPerPixel(regions: Regions, axis: Bar): number {
  const { length } = roomOf(regions, axis);
  const track = length - 2 * EDGE;
  const most = regions.most[axis];
  return most / Math.max(1, track - thumb(track, length, most, 0).size);
}

function roomOf(regions: Regions, axis: Bar): { room: Rect; length: number } {
  const room = axis === "tray" ? regions.tray : regions.body;
  return { room, length: axis === "x" ? room.w : room.h };
}

/** Draws the bars of a part in the window's own coordinates. */
export function drawBars(
  context: CanvasRenderingContext2D,
  paints: Paints,
  regions: Regions,
  scroll: Scroll,
  part: "body" | "tray",
  pointed: Bar | null,
) {
  for (const axis of EVERY_BAR) {
    if ((axis === "tray") !== (part === "tray")) continue;
    const box = barOf(regions, scroll, axis);
    if (!box) continue;
    context.globalAlpha = axis === pointed ? INK.pointed : INK.plain;
    context.fillStyle = paints.style("ink");
    context.beginPath();
    context.roundRect(box.x, box.y, box.w, box.h, THICK / 2);
    context.fill();
  }
}
