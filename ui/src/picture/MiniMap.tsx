import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef } from "react";
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

/** The size of the map within its strip. */
function sizeOf(strip: HTMLElement | null): { w: number; h: number } {
  return { w: MAP_WIDTH - 2 * EDGE, h: Math.max(1, (strip?.clientHeight ?? 0) - 2 * EDGE) };
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

  useLayoutEffect(() => {
    const draw = () => {
      const element = canvas.current;
      const pen = element?.getContext("2d");
      if (!element || !pen) return;
      const { w, h } = sizeOf(strip.current);
      const ratio = window.devicePixelRatio || 1;
      element.width = Math.round(w * ratio);
      element.height = Math.round(h * ratio);
      if (outline) paintOutline(pen, outline, palette[theme], element.width, element.height);
    };
    draw();
    const observer = new ResizeObserver(draw);
    if (strip.current) observer.observe(strip.current);
    return () => observer.disconnect();
  }, [outline, theme]);

  useEffect(() => {
    const follow = () => {
      const { regions, scroll } = surface;
      const element = frame.current;
      if (!regions || !element || !strip.current) return;
      const box = frameOf(regions, scroll, sizeOf(strip.current));
      element.style.transform = `translate(${EDGE + box.x}px, ${EDGE + box.y}px)`;
      element.style.width = `${box.w}px`;
      element.style.height = `${box.h}px`;
      const share = regions.most.y === 0 ? 0 : Math.round((scroll.y / regions.most.y) * 100);
      strip.current.setAttribute("aria-valuenow", String(share));
      strip.current.setAttribute("aria-valuetext", inSight(scene, regions, scroll));
    };
    follow();
    return surface.onScroll(follow);
  }, [surface, scene]);

  function take(event: PointerEvent<HTMLElement>) {
    const { regions, scroll } = surface;
    if (!regions || event.button !== 0) return;
    const room = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - room.x - EDGE, event.clientY - room.y - EDGE];
    const box = frameOf(regions, scroll, sizeOf(strip.current));
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
    const map = sizeOf(strip.current);
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

/** Draws an outline over a canvas of so many device pixels. */
function paintOutline(
  pen: CanvasRenderingContext2D,
  { columns, rows, runs, paints }: Outline,
  colours: Record<string, string>,
  width: number,
  height: number,
) {
  pen.clearRect(0, 0, width, height);
  const [across, down] = [width / columns, height / rows];
  for (let at = 0; at + 3 < runs.length; at += 4) {
    const [row = 0, first = 0, end = 0, paint = 0] = runs.slice(at, at + 4);
    pen.fillStyle = colours[paints[paint] ?? "ink"] ?? "";
    // From pixel to pixel: cells that meet leave no line between them.
    const [top, bottom] = [Math.round(row * down), Math.round((row + 1) * down)];
    const [left, right] = [Math.round(first * across), Math.round(end * across)];
    pen.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }
}
