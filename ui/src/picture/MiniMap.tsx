import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from "react";
import type { Outline } from "../bindings/Outline";
import { palette } from "../bindings/palette";
import type { Scene } from "../bindings/Scene";
import styles from "./MiniMap.module.css";
import type { Regions, Scroll } from "./regions";
import type { Surface } from "./surface";

/** How wide the strip is, in CSS pixels. */
export const MAP_WIDTH = 68;
/** Between the strip's edge and the map. */
const EDGE = 6;
/** The frame is never smaller than this, so that it can be seen. */
const SMALLEST = 6;

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where the part in sight stands on a map of a size. */
export function frameOf(regions: Regions, scroll: Scroll, map: { w: number; h: number }): Box {
  const { body, most } = regions;
  const along = (at: number, seen: number, beyond: number, room: number) => {
    const whole = seen + beyond;
    const size = Math.min(room, Math.max(SMALLEST, (seen / whole) * room));
    return { at: beyond === 0 ? 0 : (at / beyond) * (room - size), size };
  };
  const x = along(scroll.x, body.w, most.x, map.w);
  const y = along(scroll.y, body.h, most.y, map.h);
  return { x: x.at, y: y.at, w: x.size, h: y.size };
}

/** How far the picture is scrolled when the frame's top-left corner is at a point of the map. */
export function scrollAt(regions: Regions, frame: Box, map: { w: number; h: number }, x: number, y: number) {
  const along = (to: number, size: number, beyond: number, room: number) =>
    room > size ? (Math.max(0, Math.min(room - size, to)) / (room - size)) * beyond : 0;
  return { x: along(x, frame.w, regions.most.x, map.w), y: along(y, frame.h, regions.most.y, map.h) };
}

/** The lanes in sight, for a person: `Growth to Trust, 3 to 5 of 8`. */
export function inSight({ lanes }: Scene, regions: Regions, scroll: Scroll): string {
  const body = lanes.filter(({ part }) => part === "body");
  const top = regions.body.y + scroll.y;
  const seen = body.flatMap(({ y, h }, place) => (y + h > top && y < top + regions.body.h ? [place] : []));
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return "";
  if (first === last) return `${body[first]?.title}, ${first + 1} of ${body.length}`;
  return `${body[first]?.title} to ${body[last]?.title}, ${first + 1} to ${last + 1} of ${body.length}`;
}

/** The size of the map within a strip of a height. */
function sizeOf(height: number): { w: number; h: number } {
  return { w: MAP_WIDTH - 2 * EDGE, h: Math.max(1, height - 2 * EDGE) };
}

function say(element: HTMLElement, name: string, value: string) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

interface MiniMapProps {
  surface: Surface;
  scene: Scene;
  /** None while it is not known. */
  outline: Outline | null;
  theme: "light" | "dark";
}

/** The whole of a long picture in a strip, with a frame around what is in sight. It follows without React. */
export function MiniMap({ surface, scene, outline, theme }: MiniMapProps) {
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const held = useRef<{ pointer: number; dx: number; dy: number } | null>(null);

  // Remembered: to ask an element for its height lays out the page, which no frame of scrolling is to wait for. And
  // without React, which would go through the window once more before its first picture.
  const height = useRef(0);
  const drawn = useRef(() => {});
  const followed = useRef(() => {});

  useLayoutEffect(() => {
    drawn.current = () => {
      const element = canvas.current;
      if (!element || height.current === 0) return;
      const { w, h } = sizeOf(height.current);
      const ratio = window.devicePixelRatio || 1;
      const [across, down] = [Math.round(w * ratio), Math.round(h * ratio)];
      // Setting its size clears a canvas, also where it has that size already.
      if (element.width !== across) element.width = across;
      if (element.height !== down) element.height = down;
      if (outline) paintOutline(element, outline, palette[theme]);
    };
    drawn.current();
  }, [outline, theme]);

  useLayoutEffect(() => {
    followed.current = () => {
      const { regions, scroll } = surface;
      const element = frame.current;
      if (!regions || !element || !strip.current || height.current === 0) return;
      const box = frameOf(regions, scroll, sizeOf(height.current));
      const { style } = element;
      const share = regions.most.y === 0 ? 0 : Math.round((scroll.y / regions.most.y) * 100);
      // Only what is another than before: all of it is asked for again in every frame of scrolling.
      const put = (name: "transform" | "width" | "height", value: string) => {
        if (style[name] !== value) style[name] = value;
      };
      put("transform", `translate(${EDGE + Math.round(box.x)}px, ${EDGE + Math.round(box.y)}px)`);
      put("width", `${Math.round(box.w)}px`);
      put("height", `${Math.round(box.h)}px`);
      say(strip.current, "aria-valuenow", String(share));
      say(strip.current, "aria-valuetext", inSight(scene, regions, scroll));
    };
    followed.current();
    return surface.onScroll(followed.current);
  }, [surface, scene]);

  useLayoutEffect(() => {
    const element = strip.current;
    if (!element) return;
    const measure = () => {
      if (element.clientHeight === height.current) return;
      height.current = element.clientHeight;
      drawn.current();
      followed.current();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  function take(event: PointerEvent<HTMLElement>) {
    const { regions, scroll } = surface;
    if (!regions || event.button !== 0) return;
    const room = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - room.x - EDGE, event.clientY - room.y - EDGE];
    const box = frameOf(regions, scroll, sizeOf(height.current));
    const inside = x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
    // Pressed beside the frame, its middle comes to the pointer; pressed on it, it is taken where it is.
    held.current = {
      pointer: event.pointerId,
      dx: inside ? x - box.x : box.w / 2,
      dy: inside ? y - box.y : box.h / 2,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
    drag(event);
  }

  function drag(event: PointerEvent<HTMLElement>) {
    const { regions, scroll } = surface;
    const hold = held.current;
    if (hold?.pointer !== event.pointerId || !regions) return;
    const room = event.currentTarget.getBoundingClientRect();
    const map = sizeOf(height.current);
    const box = frameOf(regions, scroll, map);
    const [x, y] = [event.clientX - room.x - EDGE - hold.dx, event.clientY - room.y - EDGE - hold.dy];
    surface.scrollTo(scrollAt(regions, box, map, x, y));
  }

  function press(event: KeyboardEvent) {
    const body = surface.regions?.body;
    const most = surface.regions?.most;
    if (!body || !most || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { x: body.w / 4, y: body.h / 4 };
    const go: { [key: string]: () => void } = {
      ArrowUp: () => surface.scrollBy(0, -step.y),
      ArrowDown: () => surface.scrollBy(0, step.y),
      ArrowLeft: () => surface.scrollBy(-step.x, 0),
      ArrowRight: () => surface.scrollBy(step.x, 0),
      PageUp: () => surface.scrollBy(0, -body.h * 0.9),
      PageDown: () => surface.scrollBy(0, body.h * 0.9),
      Home: () => surface.scrollTo({ y: 0 }),
      End: () => surface.scrollTo({ y: most.y }),
    };
    const act = go[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  const leave = () => {
    held.current = null;
  };
  return (
    <div
      ref={strip}
      className={styles.map}
      style={{ width: MAP_WIDTH }}
      role="slider"
      tabIndex={0}
      aria-label="Map of the whole picture"
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={leave}
      onPointerCancel={leave}
      onKeyDown={press}
      onWheel={(event) => surface.scrollBy(event.deltaX, event.deltaY)}
    >
      <canvas ref={canvas} className={styles.outline} style={{ inset: EDGE }} />
      <span ref={frame} className={styles.frame} />
    </div>
  );
}

/** Draws an outline over a whole canvas: into its pixels, since there are more than a thousand rectangles. */
function paintOutline(
  canvas: HTMLCanvasElement,
  { columns, rows, runs, paints }: Outline,
  colours: Record<string, string>,
) {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { width, height } = canvas;
  const image = pen.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const inks = paints.map((paint) => inkOf(colours[paint] ?? colours.ink ?? ""));
  const [across, down] = [width / columns, height / rows];
  for (let at = 0; at + 3 < runs.length; at += 4) {
    const [row, first, end, paint] = [runs[at], runs[at + 1], runs[at + 2], runs[at + 3]] as Four;
    // From pixel to pixel: cells that meet leave no line between them.
    const top = Math.round(row * down);
    const bottom = Math.max(top + 1, Math.round((row + 1) * down));
    const left = Math.round(first * across);
    const right = Math.max(left + 1, Math.round(end * across));
    const ink = inks[paint] ?? 0;
    for (let y = top; y < bottom; y++) pixels.fill(ink, y * width + left, y * width + Math.min(right, width));
  }
  pen.putImageData(image, 0, 0);
}

type Four = [number, number, number, number];

/** A colour of the palette, `#rrggbb`, as the four bytes of a pixel. */
function inkOf(colour: string): number {
  const value = Number.parseInt(colour.slice(1, 7), 16) || 0;
  const bytes = Uint8Array.of(value >> 16, value >> 8, value, 255);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
}
