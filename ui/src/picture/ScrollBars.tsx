import { type PointerEvent, useEffect, useRef } from "react";
import styles from "./Picture.module.css";
import type { Surface } from "./surface";

/** A bar is never shorter than this, so that it can be taken hold of. */
const SHORTEST = 28;

type Axis = "x" | "y" | "tray";

/** Thin bars that show how much there is, and can be dragged. They follow the picture without React. */
export function ScrollBars({ surface }: { surface: Surface }) {
  return (
    <>
      <ScrollBar surface={surface} axis="y" />
      <ScrollBar surface={surface} axis="x" />
      <ScrollBar surface={surface} axis="tray" />
    </>
  );
}

/** Where a bar stands along its track, for so much to see of a whole. */
export function thumb(track: number, seen: number, most: number, at: number): { size: number; offset: number } {
  const size = Math.max(Math.min(SHORTEST, track), (track * seen) / (seen + most));
  return { size, offset: most === 0 ? 0 : ((track - size) * at) / most };
}

function ScrollBar({ surface, axis }: { surface: Surface; axis: Axis }) {
  const bar = useRef<HTMLDivElement>(null);
  const held = useRef<{ pointer: number; at: number; scroll: number } | null>(null);

  useEffect(() => {
    let before = "";
    let long = "";
    let seen = "";
    const follow = () => {
      const { regions, scroll } = surface;
      const element = bar.current;
      if (!regions || !element) return;
      const most = regions.most[axis];
      const display = most > 0 ? "block" : "none";
      if (display !== seen) element.style.display = display;
      seen = display;
      const room = axis === "tray" ? regions.tray : regions.body;
      const length = axis === "x" ? room.w : room.h;
      const { size, offset } = thumb(length - 8, length, most, scroll[axis]);
      const [x, y] =
        axis === "x" ? [room.x + 4 + offset, room.y + room.h - 10] : [room.x + room.w - 10, room.y + 4 + offset];
      const along = `${Math.round(size)}px`;
      if (along !== long) element.style.setProperty(axis === "x" ? "width" : "height", along);
      long = along;
      // On whole pixels, and only where that is another place: a frame of scrolling is not to lay anything out.
      const place = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      if (place !== before) element.style.transform = place;
      before = place;
    };
    follow();
    return surface.onScroll(follow);
  }, [surface, axis]);

  function drag(event: PointerEvent) {
    const { regions } = surface;
    if (held.current?.pointer !== event.pointerId || !regions) return;
    const room = axis === "tray" ? regions.tray : regions.body;
    const length = axis === "x" ? room.w : room.h;
    const most = regions.most[axis];
    const { size } = thumb(length - 8, length, most, 0);
    const moved = (axis === "x" ? event.clientX : event.clientY) - held.current.at;
    surface.scrollTo({ [axis]: held.current.scroll + (moved * most) / Math.max(1, length - 8 - size) });
  }

  return (
    <div
      ref={bar}
      className={styles.bar}
      data-axis={axis}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = axis === "x" ? event.clientX : event.clientY;
        held.current = { pointer: event.pointerId, at, scroll: surface.scroll[axis] };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
    />
  );
}
