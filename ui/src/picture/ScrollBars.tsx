import { type PointerEvent, useEffect, useRef } from "react";
import { type Bar, barOf, scrolledPerPixel } from "./bars";
import styles from "./Picture.module.css";
import { whenRested } from "./rested";
import type { Surface } from "./surface";

/** What takes hold of a bar follows it once the picture has stood still for so long, in milliseconds. */
const RESTED = 60;

/** What takes hold of the thin bars that show how much there is: the surface draws them, with the rest of the picture. */
export function ScrollBars({ surface }: { surface: Surface }) {
  return (
    <>
      <ScrollBar surface={surface} axis="y" />
      <ScrollBar surface={surface} axis="x" />
      <ScrollBar surface={surface} axis="tray" />
    </>
  );
}

function ScrollBar({ surface, axis }: { surface: Surface; axis: Bar }) {
  const bar = useRef<HTMLDivElement>(null);
  const held = useRef<{ pointer: number; at: number; scroll: number } | null>(null);

  useEffect(() => {
    // Only what has changed: writing the same again would have the page laid out.
    const put = (style: CSSStyleDeclaration, name: "display" | "transform" | "width" | "height", value: string) => {
      if (style[name] !== value) style[name] = value;
    };
    return whenRested(surface, RESTED, () => {
      const style = bar.current?.style;
      if (!surface.regions || !style) return;
      const box = barOf(surface.regions, surface.scroll, axis);
      put(style, "display", box ? "block" : "none");
      if (!box) return;
      put(style, "transform", `translate(${box.x}px, ${box.y}px)`);
      put(style, "width", `${box.w}px`);
      put(style, "height", `${box.h}px`);
    });
  }, [surface, axis]);

  function drag(event: PointerEvent) {
    const { regions } = surface;
    if (held.current?.pointer !== event.pointerId || !regions) return;
    const moved = (axis === "x" ? event.clientX : event.clientY) - held.current.at;
    surface.scrollTo({ [axis]: held.current.scroll + moved * scrolledPerPixel(regions, axis) });
  }

  function letGo() {
    held.current = null;
    surface.mark({ bar: null });
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
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onPointerEnter={() => surface.mark({ bar: axis })}
      onPointerLeave={() => {
        if (!held.current) surface.mark({ bar: null });
      }}
    />
  );
}
