import type { Mark } from "../bindings/Mark";
import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";
import { PackedScene } from "../lib/packed";
import { type Bar, drawBars } from "./bars";
import { headingsAt } from "./headings";
import { carried, isCut, type Label, labelsOf } from "./labels";
import { indexOf, type MarkIndex, sameMarks } from "./marks";
import { drawGhost, drawOverlay, type Overlay } from "./overlays";
import type { Paints } from "./paints";
import { Pen } from "./pen";
import type { Rect, Regions, Scroll } from "./regions";

/** A scene with what drawing it needs, made once for each scene. */
export interface Prepared {
  scene: Scene;
  /** The labels of what stands on a time axis: they stay in sight while their bar does. */
  labels: ReadonlyMap<Mark, Label>;
  parts: Record<"body" | "header" | "side" | "corner" | "tray" | "footer", MarkIndex>;
}

export function prepare(scene: Scene): Prepared {
  // As it came, where its marks are packed.
  const { body, header, side, corner, tray, footer } = scene instanceof PackedScene ? scene.packed : scene;
  return {
    scene,
    labels: labelsOf({ body, nodes: scene.nodes, time: scene.time }),
    parts: {
      body: indexOf(body),
      header: indexOf(header),
      side: indexOf(side),
      corner: indexOf(corner),
      tray: indexOf(tray),
      footer: indexOf(footer),
    },
  };
}

/** A scene, where its parts stand, and how far it is scrolled. */
export interface Seen {
  prepared: Prepared;
  regions: Regions;
  scroll: Scroll;
}

/** Whether what is in sight of two scenes is drawn alike. */
export function looksTheSame(a: Seen, b: Seen): boolean {
  if (a.scroll.x !== b.scroll.x || a.scroll.y !== b.scroll.y || a.scroll.tray !== b.scroll.tray) return false;
  // The bars say how much there is.
  const [most, now] = [a.regions.most, b.regions.most];
  if (most.x !== now.x || most.y !== now.y || most.tray !== now.tray) return false;
  return (["body", "side", "header", "corner", "tray", "footer"] as const).every((part) => {
    const [before, after] = [a.regions[part], b.regions[part]];
    if (before.x !== after.x || before.y !== after.y || before.w !== after.w || before.h !== after.h) return false;
    return sameMarks(inSight(a, part), inSight(b, part));
  });
}

/** The marks of a part that are in sight, back to front. */
function inSight({ prepared, regions, scroll }: Seen, part: PartName): Mark[] {
  const rect = regions[part];
  const x = part === "body" || part === "header" ? scroll.x : 0;
  const y = part === "body" || part === "side" ? scroll.y : part === "tray" || part === "footer" ? -rect.y : 0;
  const seen: Mark[] = [];
  const top = part === "tray" ? scroll.tray : rect.y + y;
  const box = { left: rect.x + x, top, right: rect.x + rect.w + x, bottom: top + rect.h };
  prepared.parts[part].visit(box, (mark) => seen.push(mark));
  return seen;
}

/** Something being dragged: where it was is faded, where it would be is shown. */
export interface Ghost {
  /** Places in the scene's nodes of all that is moved. */
  nodes: readonly number[];
  /** Where the one under the pointer would be, in the body's coordinates. */
  box: Rect;
  /** Where the others would be. */
  others?: readonly Rect[];
  /** The part of the body that would take it, where it is not the place alone that counts. */
  into?: Rect;
}

/** What is marked in the picture. */
export interface Highlights {
  hovered: number | null;
  selected: readonly number[];
  /** The one that the keyboard is on, where it is the keyboard that is used. */
  focused: number | null;
  /** The place of the lane whose fold can be turned. */
  lane: number | null;
  ghost: Ghost | null;
  /** The node from whose end a dependency can be drawn. */
  handle: number | null;
  overlay: Overlay | null;
  /** The scroll bar that is pointed at. */
  bar: Bar | null;
  /** The nodes in which the words were found that are looked for; null where none are looked for, or nowhere found. */
  found: ReadonlySet<number> | null;
  /** Which of them one is at. */
  at: number | null;
}

export const NOTHING: Highlights = {
  hovered: null,
  selected: [],
  focused: null,
  lane: null,
  ghost: null,
  handle: null,
  overlay: null,
  bar: null,
  found: null,
  at: null,
};

/** Where there is something lit, the rest goes back to this. */
const DIM = 0.36;
const DIM_RIBBON = 0.4;
const LIT_RIBBON = 2;
/** Where the sign that turns a lane's fold stands: from the right edge of the side. */
export const FOLD_SIGN = { right: 24, top: 12, size: 16 } as const;

/** The nodes that are lit: those on the threads of what is pointed at, else of what is selected. Null lights none. */
export function litBy(nodes: readonly Node[], { hovered, selected, focused }: Highlights): Set<number> | null {
  const sources = hovered !== null ? [hovered] : focused !== null ? [focused] : selected;
  const lit = new Set<number>();
  for (const source of sources) {
    const node = nodes[source];
    if (!node || node.lit.length === 0) continue;
    lit.add(source);
    for (const place of node.lit) lit.add(place);
  }
  return lit.size > 0 ? lit : null;
}

/** How strongly a mark is drawn while some nodes are lit. */
export function strength(mark: Mark, lit: ReadonlySet<number> | null): number {
  if (lit === null || mark.node === null) return 1;
  if (mark.t === "path" && mark.to !== null) {
    return lit.has(mark.node) && lit.has(mark.to) ? LIT_RIBBON : DIM_RIBBON;
  }
  return lit.has(mark.node) ? 1 : DIM;
}

/** The parts of a picture, each of which is drawn by itself. */
export type PartName = keyof Prepared["parts"];

export const EVERY_PART: ReadonlySet<PartName> = new Set(["body", "side", "header", "corner", "tray", "footer"]);

/** Draws what of a scene can be seen, in these parts of it; what is drawn of the others stays. */
export function paint(
  context: CanvasRenderingContext2D,
  prepared: Prepared,
  paints: Paints,
  regions: Regions,
  scroll: Scroll,
  highlights: Highlights,
  ratio: number,
  wanted: ReadonlySet<PartName> = EVERY_PART,
) {
  const pen = new Pen(context, paints, ratio);
  const { scene, parts, labels } = prepared;
  const lit = litBy(scene.nodes, highlights) ?? highlights.found;
  const faded = new Set(highlights.ghost?.nodes ?? []);
  Pen.prepare(context);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);

  function within(part: PartName, dx: number, dy: number, draw: () => void, over?: () => void) {
    const rect = regions[part];
    if (rect.w <= 0 || rect.h <= 0 || !wanted.has(part)) return;
    context.save();
    context.beginPath();
    context.rect(rect.x, rect.y, rect.w, rect.h);
    context.clip();
    context.globalAlpha = 1;
    context.fillStyle = paints.style("paper");
    context.fillRect(rect.x, rect.y, rect.w, rect.h);
    context.translate(-dx, -dy);
    pen.fresh();
    draw();
    if (over) {
      context.translate(dx, dy);
      over();
    }
    context.restore();
  }

  const bars = (part: "body" | "tray") => () => drawBars(context, paints, regions, scroll, part, highlights.bar);

  function marks(index: MarkIndex, rect: Rect, dx: number, dy: number) {
    const seen = { left: rect.x + dx, top: rect.y + dy, right: rect.x + rect.w + dx, bottom: rect.y + rect.h + dy };
    index.visit(seen, (mark) => {
      if (isMoved(mark)) return;
      const alpha = mark.node !== null && faded.has(mark.node) ? DIM : strength(mark, lit);
      // A ribbon says its own opacity; lit, it is stronger, but never more than opaque.
      pen.draw(mark, mark.t === "path" && alpha > 1 ? Math.min(alpha, 1 / Math.max(mark.opacity, 0.01)) : alpha);
    });
  }

  // Where what is seen of the body begins.
  const edge = regions.body.x + scroll.x;
  const isMoved = (mark: Mark) => {
    const label = labels.get(mark);
    return label !== undefined && isCut(label, edge);
  };

  /** The labels of bars that began further left go along with the edge, as far as their bar does. */
  function carry() {
    const [top, bottom] = [regions.body.y + scroll.y, regions.body.y + scroll.y + regions.body.h];
    for (const label of labels.values()) {
      const { bar, mark } = label;
      if (bar.x + bar.w <= edge || bar.y > bottom || bar.y + bar.h < top || !isCut(label, edge)) continue;
      const shown = carried(label, edge, (text) => pen.width(mark, text));
      if (shown) pen.draw(shown, faded.has(mark.node ?? -1) ? DIM : strength(mark, lit));
    }
  }

  const drawBody = () => {
    marks(parts.body, regions.body, scroll.x, scroll.y);
    carry();
    outlines(context, paints, scene.nodes, "body", highlights, lit);
    if (highlights.ghost) drawGhost(context, paints, scene.nodes, highlights.ghost);
    drawOverlay(context, paints, scene.nodes, highlights);
  };
  within("body", scroll.x, scroll.y, drawBody, bars("body"));
  within("side", 0, scroll.y, () => {
    marks(parts.side, regions.side, 0, scroll.y);
    foldSigns(context, paints, scene, regions, highlights.lane);
  });
  within("header", scroll.x, 0, () => {
    const rect = regions.header;
    if (scene.time === null) return marks(parts.header, rect, scroll.x, 0);
    const seen: Mark[] = [];
    // From its beginning: the period in sight may have begun long before.
    parts.header.visit({ left: 0, top: 0, right: rect.x + rect.w + scroll.x, bottom: rect.h }, (mark) => {
      seen.push(mark);
    });
    const { cut, carried: name } = headingsAt(seen, rect.x + scroll.x, (mark) => pen.width(mark, mark.text));
    for (const mark of seen) if (!cut.has(mark)) pen.draw(mark, 1);
    if (name) pen.draw(name, 1);
  });
  within("corner", 0, 0, () => marks(parts.corner, regions.corner, 0, 0));
  const trayDy = scroll.tray - regions.tray.y;
  const drawTray = () => {
    marks(parts.tray, regions.tray, 0, trayDy);
    outlines(context, paints, scene.nodes, "tray", highlights, lit);
  };
  within("tray", 0, trayDy, drawTray, bars("tray"));
  within("footer", 0, -regions.footer.y, () => {
    marks(parts.footer, regions.footer, 0, -regions.footer.y);
  });
}

function outlines(
  context: CanvasRenderingContext2D,
  paints: Paints,
  nodes: readonly Node[],
  part: Node["part"],
  { hovered, selected, focused, ghost, at }: Highlights,
  lit: ReadonlySet<number> | null,
) {
  const around = (place: number, width: number, out: number, colour: string | CanvasPattern) => {
    const node = nodes[place];
    if (node?.part !== part) return;
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.beginPath();
    context.roundRect(node.x - out, node.y - out, node.w + 2 * out, node.h + 2 * out, 5 + out);
    context.stroke();
  };
  for (const place of lit ?? []) {
    const colour = nodes[place]?.paint ?? "ink";
    // Only what has a hue of its own takes part in the thread's colour; people and folded groups are lit as they are.
    if (colour.startsWith("hue")) around(place, 1.25, 0, paints.style(colour));
  }
  if (hovered !== null && ghost === null) around(hovered, 1.25, 0, paints.style(nodes[hovered]?.paint ?? "ink"));
  for (const place of selected) around(place, 2, 1, paints.style(nodes[place]?.paint ?? "ink"));
  if (focused !== null && !selected.includes(focused)) around(focused, 1.5, 3.5, paints.style("ink"));
  if (at !== null) around(at, 2, 3.5, paints.style("ink"));
}

/** The sign at a lane's name that turns its fold: on folded lanes always, on others when they are pointed at. */
function foldSigns(
  context: CanvasRenderingContext2D,
  paints: Paints,
  scene: Scene,
  regions: Regions,
  pointed: number | null,
) {
  scene.lanes.forEach((lane, place) => {
    if (lane.part !== "body" || (!lane.folded && place !== pointed)) return;
    const x = regions.side.w - FOLD_SIGN.right + FOLD_SIGN.size / 2;
    const y = lane.y + FOLD_SIGN.top + FOLD_SIGN.size / 2;
    context.globalAlpha = 1;
    context.fillStyle = paints.style("paper");
    context.fillRect(x - 9, y - 9, 18, 18);
    context.setLineDash([]);
    context.lineWidth = 1.4;
    context.strokeStyle = paints.style(place === pointed ? "ink" : "muted");
    context.beginPath();
    const points = lane.folded ? [-2, -4, 2, 0, -2, 4] : [-4, -2, 0, 2, 4, -2];
    context.moveTo(x + (points[0] ?? 0), y + (points[1] ?? 0));
    context.lineTo(x + (points[2] ?? 0), y + (points[3] ?? 0));
    context.lineTo(x + (points[4] ?? 0), y + (points[5] ?? 0));
    context.stroke();
  });
}
