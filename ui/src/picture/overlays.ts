import type { Node } from "../bindings/Node";
import type { Ghost, Highlights } from "./painter";
import type { Paints } from "./paints";
import { HANDLE, handleOf } from "./pointer/link";
import type { Rect } from "./regions";

interface Point {
  x: number;
  y: number;
}

/** What a gesture draws over the picture, in the body's coordinates. */
export type Overlay =
  | { kind: "marquee"; box: Rect }
  /** A new item that has no title yet. */
  | { kind: "new"; box: Rect }
  /** A dependency that is being drawn, and the box of what it would end at. */
  | { kind: "link"; from: Point; to: Point; refused: boolean; box: Rect | null };

/** How far a link leaves a bar, and comes to one, before it turns. */
const STUB = 12;
/** From the middle of a bar to the middle of the gap beside its row. */
const BESIDE = 16.5;
const ROUND = 5;

/**
 * Where a link turns that leads back to what begins before its start: out, through the gap beside the row, and in again,
 * as drawn dependencies go. None where it leads ahead, which is a plain curve.
 */
export function linkCorners(from: Point, to: Point): Point[] | null {
  if (to.x - from.x >= 2 * STUB) return null;
  const gap = from.y + (to.y < from.y ? -BESIDE : BESIDE);
  const [out, back] = [from.x + STUB, to.x - STUB];
  return [
    { x: out, y: from.y },
    { x: out, y: gap },
    { x: back, y: gap },
    { x: back, y: to.y },
  ];
}

/** What is dragged: where it would be, and where what moves with it would be. */
export function drawGhost(context: CanvasRenderingContext2D, paints: Paints, nodes: readonly Node[], ghost: Ghost) {
  const colour = paints.style(nodes[ghost.nodes[0] ?? -1]?.paint ?? "ink");
  if (ghost.into) {
    context.globalAlpha = 0.07;
    context.fillStyle = paints.style("ink");
    context.fillRect(ghost.into.x, ghost.into.y, ghost.into.w, ghost.into.h);
  }
  for (const box of ghost.others ?? []) outlined(context, box, paints.style("ink"), 1.25, 0.06);
  outlined(context, ghost.box, colour, 2, 0.16);
}

function outlined(
  context: CanvasRenderingContext2D,
  { x, y, w, h }: Rect,
  colour: string | CanvasPattern,
  width: number,
  fill: number,
) {
  context.beginPath();
  context.roundRect(x, y, w, h, 5);
  context.globalAlpha = fill;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/** The handle of the node that is pointed at, and what a gesture draws. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  paints: Paints,
  nodes: readonly Node[],
  { handle, overlay, ghost }: Highlights,
) {
  const node = handle === null || ghost !== null || overlay !== null ? undefined : nodes[handle];
  if (node) {
    const { x, y } = handleOf(node);
    context.beginPath();
    context.arc(x, y, HANDLE.radius, 0, 2 * Math.PI);
    context.globalAlpha = 1;
    context.fillStyle = paints.style("paper");
    context.fill();
    context.setLineDash([]);
    context.lineWidth = 1.75;
    context.strokeStyle = paints.style(node.paint);
    context.stroke();
  }
  if (overlay?.kind === "link") {
    const colour = paints.style(overlay.refused ? "alert" : "ink");
    const { from, to } = overlay;
    if (overlay.box) outlined(context, overlay.box, colour, 2, 0.08);
    context.globalAlpha = 1;
    context.lineWidth = 1.75;
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.setLineDash(overlay.refused ? [4, 3] : []);
    context.beginPath();
    context.moveTo(from.x, from.y);
    const corners = linkCorners(from, to);
    if (corners) {
      const way = [...corners, to];
      corners.forEach(({ x, y }, place) => {
        const next = way[place + 1] ?? to;
        context.arcTo(x, y, next.x, next.y, ROUND);
      });
      context.lineTo(to.x, to.y);
    } else {
      const bend = (to.x - from.x) / 2;
      context.bezierCurveTo(from.x + bend, from.y, to.x - bend, to.y, to.x, to.y);
    }
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(to.x - 6, to.y - 4);
    context.lineTo(to.x, to.y);
    context.lineTo(to.x - 6, to.y + 4);
    context.stroke();
  } else if (overlay) {
    const marquee = overlay.kind === "marquee";
    const { x, y, w, h } = overlay.box;
    context.beginPath();
    if (marquee) context.rect(x, y, w, h);
    else context.roundRect(x, y, w, h, 5);
    context.globalAlpha = 0.08;
    context.fillStyle = paints.style("ink");
    context.fill();
    context.globalAlpha = marquee ? 0.55 : 1;
    context.setLineDash([4, 3]);
    context.lineWidth = marquee ? 1 : 1.5;
    context.strokeStyle = paints.style("ink");
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
}
