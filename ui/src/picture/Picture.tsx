import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Node } from "../bindings/Node";
import type { RecordRef } from "../bindings/RecordRef";
import { useStill } from "../primitives/still";
import { FindField } from "./FindField";
import { FACES } from "./faces";
import { focusOf } from "./find";
import { MAP_WIDTH, MiniMap } from "./MiniMap";
import styles from "./Picture.module.css";
import { forgetWidths } from "./pen";
import { ScrollBars } from "./ScrollBars";
import { Surface } from "./surface";
import { TitleField } from "./TitleField";
import { Twin, type TwinProps } from "./Twin";
import type { NewItem, PictureActions, PictureProps, SpaceKey } from "./types";
import { useKeyboard } from "./useKeyboard";
import { type Tip, usePointer } from "./usePointer";

/** The twin follows once the picture has stood still for so long. */
const SETTLED = 90;
/** While a window is being resized the layout is asked for anew only when it rests. */
const RESIZED = 80;

/** One scene on one canvas, with all that can be done to it by pointer and keys, and its twin for screen readers. */
export function Picture(props: PictureProps) {
  const { scene, parts, selected, unfolded, theme, onSize, mapped = false, outline = null } = props;
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const treegrid = useRef<HTMLDivElement>(null);
  const [surface] = useState(() => new Surface());
  const [focused, setFocused] = useState<string | null>(null);
  const [byKeyboard, setByKeyboard] = useState(false);
  const [said, setSaid] = useState("");
  const [drawn, setDrawn] = useState<NewItem | null>(null);
  const [seeks, setSeeks] = useState(false);
  const space = useRef<SpaceKey>({ held: false, used: false });
  // The focus that comes from pressing is not the keyboard's.
  const pressing = useRef(false);
  const [, settle] = useState(0);
  // While it is scrolled the twin stays as it is: what it would say is gone before it could be read. It also stays until
  // a new scene is drawn, which is not to wait for it.
  const moving = useRef(false);
  const still = useRef<Pick<TwinProps, "scene" | "regions" | "scroll"> | null>(null);
  const first = useStill();
  const id = useId();

  const actions = useRef<PictureActions>(props);
  const selectedNow = useRef(selected);
  // What is selected elsewhere, in a list or by the palette, is where the keyboard goes on from.
  const only = selected.size === 1 ? ([...selected][0] ?? null) : null;
  const current = focusOf(scene.nodes, only, focused);
  const focusedNow = useRef(current);
  useLayoutEffect(() => {
    actions.current = props;
    selectedNow.current = selected;
    focusedNow.current = current;
  });

  useLayoutEffect(() => {
    if (canvas.current) surface.attach(canvas.current);
    return () => surface.close();
  }, [surface]);

  useSize(root, surface, mapped ? MAP_WIDTH : 0, onSize);
  useFonts(surface);
  useLayoutEffect(() => surface.look(theme), [surface, theme]);
  useLayoutEffect(() => surface.show(parts?.latest(scene) ?? scene), [surface, parts, scene]);
  useLayoutEffect(() => parts?.listen((part) => surface.show(part)), [surface, parts]);

  useLayoutEffect(() => {
    surface.select(selected, current, byKeyboard);
  }, [surface, selected, current, byKeyboard]);
  useEffect(() => {
    if (only !== null) surface.reveal(only);
  }, [surface, only]);

  useEffect(() => {
    let timer = 0;
    let begun = false;
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        moving.current = false;
        begun = true;
        settle((n) => n + 1);
        tell(true);
      }, SETTLED);
    };
    const tell = (rests: boolean) => {
      const { regions, scroll } = surface;
      if (!regions) return;
      const top = regions.body.y + scroll.y;
      actions.current.onRange?.(top, top + regions.body.h, rests);
    };
    later();
    const stop = surface.onScroll(() => {
      later();
      moving.current = true;
      // What is scrolled to must be asked for before it is there; but nothing comes between a picture and its first frame.
      if (begun) tell(false);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [surface]);

  const focus = useCallback(
    (node: Node, extend = false) => {
      setFocused(node.key);
      setByKeyboard(true);
      if (!extend) actions.current.onSelect(node.fold ? null : node, false);
      else if (node.record) actions.current.onSelectMany([node.record], true);
      surface.reveal(node.key);
    },
    [surface],
  );
  const focusKey = useCallback((key: string) => {
    setFocused(key);
    setByKeyboard(true);
    actions.current.onSelect(null, false);
  }, []);
  const keys = useKeyboard(surface, actions, { focused: focusedNow, selected: selectedNow, space }, focus, {
    say: setSaid,
    name: setDrawn,
    focusKey,
  });
  const keysNow = useRef(keys);
  useLayoutEffect(() => {
    keysNow.current = keys;
  });
  // The same from rendering to rendering, so that the twin with all its rows is made anew only where it says more.
  const [heard] = useState(() => ({
    onKeyDown: (event: React.KeyboardEvent) => keysNow.current.onKeyDown(event),
    onKeyUp: (event: React.KeyboardEvent) => keysNow.current.onKeyUp(event),
    onFocus: () => setByKeyboard(!pressing.current),
    onBlur: () => setByKeyboard(false),
  }));
  const { tip, cursor } = usePointer(root, surface, actions, selectedNow, space, { say: setSaid, name: setDrawn });
  const waits = still.current !== null && (moving.current || surface.scene !== scene);
  // Nor is the window's first picture to wait for what nobody sees of it.
  if (surface.regions && !waits && !(first && still.current === null)) {
    still.current = { scene, regions: surface.regions, scroll: surface.scroll };
  }
  const { find } = props;
  useEffect(() => {
    if (!find) return;
    const asked = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "f" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      if (document.querySelector("[role=dialog]")) return;
      event.preventDefault();
      setSeeks(true);
    };
    window.addEventListener("keydown", asked);
    return () => window.removeEventListener("keydown", asked);
  }, [find]);
  const sought = (at: string | null) => {
    setSeeks(false);
    if (at !== null) setFocused(at);
    setByKeyboard(at !== null);
    treegrid.current?.focus({ preventScroll: true });
  };
  const named = (made: RecordRef | null) => {
    setDrawn(null);
    surface.mark({ overlay: null });
    treegrid.current?.focus({ preventScroll: true });
    if (made) actions.current.onSelectMany([made], false);
  };

  const picture = (
    // biome-ignore lint/a11y/noStaticElementInteractions: the twin inside is what has a role, the focus and the keys
    <div
      ref={root}
      className={styles.picture}
      style={{ cursor, right: mapped ? MAP_WIDTH : 0 }}
      data-focused={byKeyboard && current === null}
      // Pressing the mouse would take the focus away from the twin again.
      onMouseDown={(event) => {
        if (!(event.target as Element).closest("[data-own]")) event.preventDefault();
      }}
      onPointerDown={(event) => {
        if ((event.target as Element).closest("[data-own]")) return;
        pressing.current = true;
        setByKeyboard(false);
        setFocused(null);
        treegrid.current?.focus({ preventScroll: true });
        pressing.current = false;
      }}
    >
      {/* Under the canvas, where it costs nothing: over it the web view would compose a layer as large as the window. */}
      {still.current ? (
        <Twin
          {...still.current}
          selected={selected}
          unfolded={unfolded}
          focused={current}
          id={id}
          treegrid={treegrid}
          {...heard}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex cannot be focused; its twin can */}
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <ScrollBars surface={surface} />
      {seeks && find ? <FindField surface={surface} find={find} onClose={sought} /> : null}
      {drawn && props.time ? (
        <TitleField item={drawn} scroll={surface.scroll} time={props.time} onDone={named} say={setSaid} />
      ) : null}
      {tip ? (
        <div
          className={styles.tip}
          data-drags={tip.drags}
          style={tipPlace(tip, root.current?.clientWidth ?? 0, root.current?.clientHeight ?? 0)}
          aria-hidden="true"
        >
          <strong>{tip.title}</strong>
          {tip.detail ? <span>{tip.detail}</span> : null}
        </div>
      ) : null}
      <div className={styles.said} role="status" aria-live="assertive">
        {said}
      </div>
    </div>
  );
  return (
    <>
      {picture}
      {mapped ? <MiniMap surface={surface} outline={outline} theme={theme} /> : null}
    </>
  );
}

/** How wide a tip may be, and how far from what it is about it stands above it. */
const TIP_WIDTH = 320;
const TIP_ABOVE = 26;

/** Where the tip stands: below the pointer, above it near the bottom, and never beyond the right edge. */
function tipPlace({ x, y, drags }: Tip, width: number, height: number) {
  const left = Math.max(8, Math.min(x, width - TIP_WIDTH - 8));
  return !drags && y > height - 90 ? { left, bottom: height - y + TIP_ABOVE } : { left: drags ? x : left, top: y };
}

/** Keeps the canvas as large as its place, in the screen's own pixels. */
function useSize(
  root: React.RefObject<HTMLElement | null>,
  surface: Surface,
  beside: number,
  onSize: PictureProps["onSize"],
) {
  const told = useRef(onSize);
  const room = useRef(beside);
  useLayoutEffect(() => {
    told.current = onSize;
    room.current = beside;
  });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    let timer = 0;
    let first = true;
    const resize = () => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0 || clientHeight === 0) return;
      surface.resize(clientWidth, clientHeight, window.devicePixelRatio || 1);
      window.clearTimeout(timer);
      // The map takes room from the window, not from the layout: that it comes or goes lays out nothing anew.
      const tell = () => told.current?.(clientWidth + room.current, clientHeight);
      if (first) tell();
      else timer = window.setTimeout(tell, RESIZED);
      first = false;
    };
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    resize();
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, [root, surface]);
}

/** Draws again once the app's font is there: a canvas does not wait for it. */
function useFonts(surface: Surface) {
  useEffect(() => {
    if (!document.fonts) return;
    let stopped = false;
    if (FACES.every((face) => document.fonts.check(face))) return;
    void Promise.all(FACES.map((face) => document.fonts.load(face))).then(() => {
      if (stopped) return;
      forgetWidths();
      surface.redraw();
    });
    return () => {
      stopped = true;
    };
  }, [surface]);
}
