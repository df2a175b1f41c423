import type { Scene } from "../bindings/Scene";

/** A rectangle in the window's own pixels, from the picture's top-left corner. */
export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** How far the body, and the tray, are scrolled. */
export interface Scroll {
  x: number;
  y: number;
  tray: number;
}

/** Where the parts of a scene stand in a window of a certain size. */
export interface Regions {
  width: number;
  height: number;
  corner: Rect;
  header: Rect;
  side: Rect;
  body: Rect;
  tray: Rect;
  footer: Rect;
  /** The furthest that can be scrolled. */
  most: Scroll;
}

/** A tray takes at most this share of the window's height, and scrolls beyond it. */
const TRAY_SHARE = 0.3;

/** How much of the window's height is left for the header and the body. */
export function heightAboveTray(scene: Pick<Scene, "tray_height" | "footer_height">, height: number): number {
  return Math.max(0, height - scene.footer_height - trayShown(scene, height));
}

function trayShown(scene: Pick<Scene, "tray_height">, height: number): number {
  return Math.min(scene.tray_height, Math.round(height * TRAY_SHARE));
}

/** Lays the parts of a scene out in a window. */
export function regionsOf(scene: Scene, width: number, height: number): Regions {
  const side = Math.min(scene.side_width, width);
  const footerTop = Math.max(0, height - scene.footer_height);
  const tray = trayShown(scene, height);
  const bodyBottom = Math.max(0, footerTop - tray);
  const header = Math.min(scene.header_height, bodyBottom);
  const body = { x: side, y: header, w: width - side, h: bodyBottom - header };
  return {
    width,
    height,
    corner: { x: 0, y: 0, w: side, h: header },
    header: { x: side, y: 0, w: body.w, h: header },
    side: { x: 0, y: header, w: side, h: body.h },
    body,
    tray: { x: 0, y: bodyBottom, w: width, h: tray },
    footer: { x: 0, y: footerTop, w: width, h: scene.footer_height },
    most: {
      x: Math.max(0, scene.width - side - body.w),
      y: Math.max(0, scene.height - header - body.h),
      tray: Math.max(0, scene.tray_height - tray),
    },
  };
}

/** A scroll position held within what can be scrolled, on whole device pixels so that lines stay sharp. */
export function held(scroll: Scroll, regions: Regions, ratio = 1): Scroll {
  const hold = (value: number, most: number) => Math.round(Math.max(0, Math.min(most, value)) * ratio) / ratio;
  return {
    x: hold(scroll.x, regions.most.x),
    y: hold(scroll.y, regions.most.y),
    tray: hold(scroll.tray, regions.most.tray),
  };
}

export function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

/** What a point of the window is over, and where that is in the coordinates of that part of the scene. */
export type Place =
  | { part: "body" | "side" | "header" | "corner"; x: number; y: number }
  | { part: "tray" | "footer"; x: number; y: number };

export function placeAt(regions: Regions, scroll: Scroll, x: number, y: number): Place | null {
  if (contains(regions.body, x, y)) return { part: "body", x: x + scroll.x, y: y + scroll.y };
  if (contains(regions.side, x, y)) return { part: "side", x, y: y + scroll.y };
  if (contains(regions.header, x, y)) return { part: "header", x: x + scroll.x, y };
  if (contains(regions.corner, x, y)) return { part: "corner", x, y };
  if (contains(regions.tray, x, y)) return { part: "tray", x, y: y - regions.tray.y + scroll.tray };
  if (contains(regions.footer, x, y)) return { part: "footer", x, y: y - regions.footer.y };
  return null;
}

/** The scroll position nearest to the present one at which a box of the scene is in sight, with some air around. */
export function scrolledTo(box: Rect & { part: "body" | "tray" }, regions: Regions, scroll: Scroll, air = 16): Scroll {
  const near = (from: number, size: number, at: number, room: number) => {
    const space = Math.min(air, Math.max(0, (room - size) / 2));
    if (from - space < at) return from - space;
    // What is larger than the window is shown from its beginning.
    if (from + size + space > at + room) return size + 2 * space > room ? from - space : from + size + space - room;
    return at;
  };
  if (box.part === "tray") return held({ ...scroll, tray: near(box.y, box.h, scroll.tray, regions.tray.h) }, regions);
  return held(
    {
      ...scroll,
      x: near(box.x - regions.body.x, box.w, scroll.x, regions.body.w),
      y: near(box.y - regions.body.y, box.h, scroll.y, regions.body.h),
    },
    regions,
  );
}
