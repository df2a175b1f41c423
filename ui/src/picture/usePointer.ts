import { type RefObject, useEffect, useRef, useState } from "react";
import type { Edge } from "../bindings/Edge";
import type { Node } from "../bindings/Node";
import { edgeAt, edgeSpeed, SLOP } from "./drag";
import { foldedLane, laneAt, nodeAt } from "./find";
import { FOLD_SIGN } from "./painter";
import { type Desk, type Gesture, type Point, placeOf, type Start, type Tip } from "./pointer/desk";
import { drawGesture, marqueeGesture, panGesture } from "./pointer/ground";
import { linkGesture, onHandle } from "./pointer/link";
import { moveGesture } from "./pointer/move";
import { placeGesture, scheduleGesture } from "./pointer/place";
import { Pinch, stepOfScale, turning } from "./pointer/wheel";
import type { Place } from "./regions";
import type { Surface } from "./surface";
import type { NewItem, PictureActions, SpaceKey } from "./types";

export type { Tip } from "./pointer/desk";

/** A button that is down, or a finger. */
interface Press extends Start {
  id: number;
  node: number | null;
  edge: Edge;
  /** Whether it began on the handle of the node, from which dependencies are drawn. */
  links: boolean;
  pans: boolean;
  now: Point;
  other: boolean;
  gesture: Gesture | null;
}

const TIP_DELAY = 450;
/** How far below the pointer a tip stands at least, and how far below the box that it is about. */
const TIP_BELOW = 18;
const TIP_GAP = 6;

/** Pointing, dragging, scrolling and zooming with mouse, pen or finger. */
export function usePointer(
  root: RefObject<HTMLElement | null>,
  surface: Surface,
  actions: RefObject<PictureActions>,
  selected: RefObject<ReadonlySet<string>>,
  space: RefObject<SpaceKey>,
  { say, name }: { say(words: string): void; name(item: NewItem): void },
): { tip: Tip | null; cursor: string } {
  const [tip, setTip] = useState<Tip | null>(null);
  const [cursor, setCursor] = useState("default");
  const press = useRef<Press | null>(null);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const desk: Desk = { surface, actions, selected, tip: setTip, say, name };
    const turn = turning();
    const pinch = new Pinch();
    let tipTimer = 0;
    let scrolling = 0;
    /** The node whose handle is shown. */
    let handled: number | null = null;

    const point = (event: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const ownsNothing = (target: EventTarget | null) =>
      // Scroll bars, the map and fields over the picture handle their own pressing.
      !(target as Element).closest("[data-axis], [data-own]");

    function hideTip() {
      window.clearTimeout(tipTimer);
      setTip((now) => (now?.drags ? now : null));
    }

    function found(over: Place | null): { place: number | null; links: boolean } {
      const { time } = actions.current;
      if (time && handled !== null && over?.part === "body" && onHandle(surface.nodes[handled], over)) {
        return { place: handled, links: true };
      }
      return { place: nodeAt(surface.nodes, over), links: false };
    }

    function hover(event: PointerEvent) {
      const at = point(event);
      const over = placeOf(desk, at);
      const { place, links } = found(over);
      const node = place === null ? undefined : surface.nodes[place];
      handled = place;
      const isHandled = actions.current.time !== undefined && node?.part === "body" && node.movable;
      surface.mark({
        hovered: place,
        handle: isHandled ? place : null,
        lane: laneAt(surface.scene ?? NO_LANES, over),
      });
      setCursor(cursorFor(node, over, links));
      hideTip();
      if (!node || !over || links || event.pointerType === "touch") return;
      // Below the pointer, and below what it is about: a tip must not hide the words that it explains.
      const y = at.y + Math.max(TIP_BELOW, node.y + node.h - over.y + TIP_GAP);
      tipTimer = window.setTimeout(
        () => setTip({ x: at.x, y, title: node.title, detail: node.detail, drags: false }),
        TIP_DELAY,
      );
    }

    function cursorFor(node: Node | undefined, over: Place | null, links: boolean): string {
      if (space.current.held) return "grab";
      if (links) return "crosshair";
      const { time } = actions.current;
      if (!node || !over) {
        return over?.part === "side" ? "pointer" : "default";
      }
      if (!node.movable || !time || edgeAt(node, over.x) === "both") return "pointer";
      return "ew-resize";
    }

    function down(event: PointerEvent) {
      if (!ownsNothing(event.target) || event.button > 1) return;
      const at = point(event);
      if (event.pointerType === "touch") {
        pinch.put(event.pointerId, at);
        if (pinch.isOn) return cancel();
      }
      if (press.current) return;
      const over = placeOf(desk, at);
      const { place, links } = found(over);
      const node = place === null ? undefined : surface.nodes[place];
      const pans = event.button === 1 || space.current.held;
      if (space.current.held) space.current.used = true;
      hideTip();
      press.current = {
        id: event.pointerId,
        at,
        now: at,
        scroll: { ...surface.scroll },
        node: pans ? null : place,
        edge: node && over ? edgeAt(node, over.x) : "both",
        links: links && !pans,
        pans,
        other: event.shiftKey,
        gesture: null,
      };
      element?.setPointerCapture(event.pointerId);
    }

    function move(event: PointerEvent) {
      const at = point(event);
      const step = pinch.move(event.pointerId, at);
      if (step !== 0) zoom(step, pinch.middle.x);
      const held = press.current;
      if (!held) return pinch.isOn ? undefined : hover(event);
      if (event.pointerId !== held.id) return;
      held.now = at;
      held.other = event.shiftKey;
      if (!held.gesture && Math.hypot(at.x - held.at.x, at.y - held.at.y) >= SLOP) {
        held.gesture = begin(held, event);
        setCursor(held.gesture.cursor);
        if (held.gesture.scrolls !== "no") autoscroll();
      }
      held.gesture?.follow(held.now, held.other);
    }

    /** What a press becomes once it is dragged. */
    function begin(held: Press, event: PointerEvent): Gesture {
      const { time, place } = actions.current;
      const node = held.node === null ? undefined : surface.nodes[held.node];
      const pan = () => panGesture(desk, held);
      const touch = event.pointerType === "touch";
      if (held.pans || !surface.regions) return pan();
      // A finger scrolls, unless it takes hold of what is selected already.
      if (touch && !(node && selected.current.has(node.key))) return pan();
      if (held.node === null || !node) {
        if (placeOf(desk, held.at)?.part !== "body") return pan();
        const drawn = time && event.altKey ? drawGesture(desk, time, held) : null;
        return drawn ?? marqueeGesture(desk, held, event.shiftKey || event.ctrlKey || event.metaKey);
      }
      if (!node.movable || !node.record) return pan();
      if (held.links && time) return linkGesture(desk, time, node);
      if (place) return placeGesture(desk, place, surface.regions, held, [held.node, node]);
      if (!time || !surface.scene?.time) return pan();
      if (node.part === "tray") return scheduleGesture(desk, time, node);
      return moveGesture(desk, time, held, [held.node, node], held.edge);
    }

    function autoscroll() {
      const held = press.current;
      if (!held?.gesture || !surface.regions || held.gesture.scrolls === "no") return;
      const { body } = surface.regions;
      const dx = edgeSpeed(held.now.x, body.x, body.w);
      const dy = held.gesture.scrolls === "across" ? 0 : edgeSpeed(held.now.y, body.y, body.h) / 2;
      if (dx !== 0 || dy !== 0) {
        surface.scrollBy(dx, dy);
        held.gesture.follow(held.now, held.other);
      }
      scrolling = requestAnimationFrame(autoscroll);
    }

    function up(event: PointerEvent) {
      pinch.lift(event.pointerId);
      const held = press.current;
      if (!held || event.pointerId !== held.id) return;
      end();
      if (held.gesture) void held.gesture.drop();
      else if (!held.pans) click(held, event);
      if (event.pointerType !== "touch") hover(event);
    }

    function click(held: Press, event: PointerEvent) {
      const over = placeOf(desk, held.now);
      const node = held.node === null ? undefined : surface.nodes[held.node];
      const lane = laneAt(surface.scene ?? NO_LANES, over);
      const doing = actions.current;
      const extend = event.shiftKey || event.ctrlKey || event.metaKey;
      const unfolded = foldedLane(node?.key ?? null);
      if (node?.fold) doing.onFold(node.fold, "group");
      else if (unfolded !== null) doing.onFold(unfolded, "lane");
      else if (node) doing.onSelect(node, extend);
      else if (lane !== null && over && surface.scene) {
        const at = surface.scene.lanes[lane];
        const sign = over.x >= surface.scene.side_width - FOLD_SIGN.right - 8;
        if (at && (sign || at.record === null)) doing.onFold(at.key, "lane");
        else doing.onLane?.(lane);
      } else if (!extend) doing.onSelect(null, false);
    }

    /** Twice on empty ground makes an item there. */
    function twice(event: MouseEvent) {
      const { time } = actions.current;
      if (!time || !ownsNothing(event.target)) return;
      const at = point(event);
      const over = placeOf(desk, at);
      if (over?.part !== "body" || nodeAt(surface.nodes, over) !== null) return;
      void drawGesture(desk, time, { at, scroll: { ...surface.scroll } })?.drop();
    }

    function end() {
      const held = press.current;
      press.current = null;
      cancelAnimationFrame(scrolling);
      setTip(null);
      setCursor(space.current.held ? "grab" : "default");
      if (held && element?.hasPointerCapture(held.id)) element.releasePointerCapture(held.id);
    }

    function cancel(event?: PointerEvent) {
      if (event) pinch.lift(event.pointerId);
      const held = press.current;
      if (!held) return;
      end();
      held.gesture?.cancel();
    }

    function key(event: KeyboardEvent) {
      if (event.key !== "Escape" || !press.current?.gesture) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
      say("Nothing was changed");
    }

    function leave() {
      if (press.current) return;
      hideTip();
      handled = null;
      surface.mark({ hovered: null, handle: null, lane: null });
    }

    function zoom(step: 1 | -1, x: number) {
      surface.anchor = x;
      actions.current.onZoom?.(step);
    }

    function wheel(event: WheelEvent) {
      if (!surface.regions) return;
      event.preventDefault();
      hideTip();
      const at = point(event);
      const unit = event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? surface.regions.body.h : 1;
      // A pinch on a touch pad comes as turning with Ctrl.
      if (event.ctrlKey || event.metaKey) {
        const step = turn(event.deltaY * unit);
        if (step !== 0) zoom(step, at.x);
        return;
      }
      const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      surface.scrollBy(dx * unit, dy * unit, placeOf(desk, at)?.part === "tray" ? "tray" : "body");
    }

    // Safari's engine tells the scale of a pinch on a touch pad instead.
    let scaled = 1;
    function scale(event: Event) {
      event.preventDefault();
      const { scale, clientX, clientY, type } = event as Event & { scale: number; clientX: number; clientY: number };
      if (type === "gesturestart") scaled = 1;
      const step = stepOfScale(scale / scaled);
      if (step === 0) return;
      scaled = scale;
      zoom(step, point({ clientX, clientY }).x);
    }

    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", cancel);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("dblclick", twice);
    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("gesturestart", scale);
    element.addEventListener("gesturechange", scale);
    window.addEventListener("keydown", key, { capture: true });
    return () => {
      window.clearTimeout(tipTimer);
      cancelAnimationFrame(scrolling);
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", cancel);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("dblclick", twice);
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("gesturestart", scale);
      element.removeEventListener("gesturechange", scale);
      window.removeEventListener("keydown", key, { capture: true });
    };
  }, [root, surface, actions, selected, space, say, name]);

  return { tip, cursor };
}

const NO_LANES = { lanes: [] } as unknown as Parameters<typeof laneAt>[0];
