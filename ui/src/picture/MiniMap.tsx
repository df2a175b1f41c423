import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from "react";
import type { Outline } from "../bindings/Outline";
import { palette } from "../bindings/palette";
import type { Scene } from "../bindings/Scene";
import styles from "./MiniMap.module.css";
import type { Regions, Scroll } from "./regions";
import { whenRested } from "./rested";
import type { Surface } from "./surface";

/** How wide the strip is, in CSS pixels. */
export const MAP_WIDTH = 68;
/** Between the strip's edge and the map. */
const EDGE = 6;
/** How strong the outline is: what is in sight of it is marked in full ink. */
const OUTLINE = 0.7;
/** What a screen reader is told follows once the picture has stood still for so long, in milliseconds. */
const RESTED = 90;
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

/** The lanes in sight, for a person: `Growth to Trust`. How many there are only the whole picture knows, not its parts. */
export function inSight({ lanes }: Scene, regions: Regions, scroll: Scroll): string {
  const top = regions.body.y + scroll.y;
  const seen = lanes.filter(({ part, y, h }) => part === "body" && y + h > top && y < top + regions.body.h);
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? first.title : `${first.title} to ${last.title}`;
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
  /** None while it is not known. */
  outline: Outline | null;
  theme: "light" | "dark";
}

/** The whole of a long picture in a strip, with a frame around what is in sight. It follows without React. */
export function MiniMap({ surface, outline, theme }: MiniMapProps) {
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<{ pointer: number; dx: number; dy: number } | null>(null);

  // Remembered: to ask an element for its height lays out the page, which no frame of scrolling is to wait for. And
  // without React, which would go through the window once more before its first picture.
  const height = useRef(0);
  const drawn = useRef(() => {});
  const followed = useRef(() => {});

  // The outline as it was drawn last, on which the frame moves.
  const base = useRef<HTMLCanvasElement | null>(null);
  const next = useRef(0);

  useLayoutEffect(() => {
    // On its own canvas, without an element for the frame: what changes in the page is styled and painted once more.
    let stands: Four = [0, 0, 0, 0];
    const draw = (fresh: boolean) => {
      next.current = 0;
      const element = canvas.current;
      const pen = element?.getContext("2d");
      const { regions, scroll } = surface;
      if (!element || !pen || !regions || height.current === 0) return;
      const box = frameOf(regions, scroll, sizeOf(height.current));
      const at = [box.x, box.y, box.w, box.h].map(Math.round) as Four;
      // A step of the picture is often less than a pixel here.
      if (!fresh && at.every((value, place) => value === stands[place])) return;
      stands = at;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, element.width, element.height);
      if (base.current) {
        pen.globalAlpha = OUTLINE;
        pen.drawImage(base.current, 0, 0);
      }
      const ratio = element.width / sizeOf(height.current).w;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawFrame(pen, at, palette[theme].ink);
    };
    drawn.current = () => {
      const element = canvas.current;
      if (!element || height.current === 0) return;
      const { w, h } = sizeOf(height.current);
      const ratio = window.devicePixelRatio || 1;
      const [across, down] = [Math.round(w * ratio), Math.round(h * ratio)];
      // Setting its size clears a canvas, also where it has that size already.
      if (element.width !== across) element.width = across;
      if (element.height !== down) element.height = down;
      base.current = outline ? painted(outline, across, down, palette[theme]) : null;
      draw(true);
    };
    drawn.current();
    const stop = surface.onScroll(() => {
      if (next.current === 0) next.current = requestAnimationFrame(() => draw(false));
    });
    return () => {
      cancelAnimationFrame(next.current);
      next.current = 0;
      stop();
    };
  }, [surface, outline, theme]);

  useLayoutEffect(() => {
    followed.current = () => {
      const { scene, regions, scroll } = surface;
      if (!scene || !regions || !strip.current || height.current === 0) return;
      const share = regions.most.y === 0 ? 0 : Math.round((scroll.y / regions.most.y) * 100);
      say(strip.current, "aria-valuenow", String(share));
      say(strip.current, "aria-valuetext", inSight(scene, regions, scroll));
    };
    // What is passed on the way nobody could listen to.
    return whenRested(surface, RESTED, () => followed.current());
  }, [surface]);

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
    </div>
  );
}

/** Marks what is in sight. */
function drawFrame(pen: CanvasRenderingContext2D, [left, top, wide, high]: Four, ink: string) {
  pen.beginPath();
  pen.roundRect(left + 0.75, top + 0.75, Math.max(1, wide - 1.5), Math.max(1, high - 1.5), 2.5);
  pen.fillStyle = ink;
  pen.globalAlpha = 0.08;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 1.5;
  pen.strokeStyle = ink;
  pen.stroke();
}

/** An outline over a whole canvas of a size: into its pixels, since there are more than a thousand rectangles. */
function painted(
  { columns, rows, runs, paints }: Outline,
  width: number,
  height: number,
  colours: Record<string, string>,
): HTMLCanvasElement | null {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
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
  return canvas;
}

type Four = [number, number, number, number];

/** A colour of the palette, `#rrggbb`, as the four bytes of a pixel. */
function inkOf(colour: string): number {
  const value = Number.parseInt(colour.slice(1, 7), 16) || 0;
  const bytes = Uint8Array.of(value >> 16, value >> 8, value, 255);
  return new Uint32Array(bytes.buffer)[0] ?? 0;
}
