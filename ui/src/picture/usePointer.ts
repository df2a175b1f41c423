import { type RefObject, useEffect, useRef, useState } from "react";
import type { Edge } from "../bindings/Edge";
import type { Node } from "../bindings/Node";
import { dayAtX, daysAcross, edgeAt, edgeSpeed, movedBox, SLOP } from "./drag";
import { laneAt, nodeAt } from "./find";
import { FOLD_SIGN } from "./painter";
import { heldBox, targetOf } from "./placing";
import { type Place, placeAt, type Rect } from "./regions";
import type { Surface } from "./surface";
import type { PictureActions } from "./types";

/** Words beside the pointer: over a node its name, while dragging the dates it would have. */
export interface Tip {
  x: number;
  y: number;
  title: string;
  detail: string;
  drags: boolean;
}

interface Press {
  id: number;
  /** Where it began, in the window. */
  x: number;
  y: number;
  at: { x: number; y: number };
  node: number | null;
  edge: Edge;
  kind: "wait" | "pan" | "move" | "schedule" | "place";
  scroll: { x: number; y: number };
  days: number;
  asked: number | null;
  moved: boolean;
  day: number;
  /** Where it would go, as the core last said; and whether it is being asked again. */
  into: Rect | null;
  asking: boolean;
}

const TIP_DELAY = 450;
/** How far below the pointer a tip stands at least, and how far below the box that it is about. */
const TIP_BELOW = 18;
const TIP_GAP = 6;
/** So much turning of the wheel is one step of zoom. */
const ZOOM_TURN = 60;

/** Pointing, dragging, scrolling and zooming with mouse, pen or finger. */
export function usePointer(
  root: RefObject<HTMLElement | null>,
  surface: Surface | null,
  actions: RefObject<PictureActions>,
  selected: RefObject<ReadonlySet<string>>,
): { tip: Tip | null; cursor: string } {
  const [tip, setTip] = useState<Tip | null>(null);
  const [cursor, setCursor] = useState("default");
  const press = useRef<Press | null>(null);

  useEffect(() => {
    const element = root.current;
    if (!element || !surface) return;
    let tipTimer = 0;
    let scrolling = 0;
    let turned = 0;

    const point = (event: PointerEvent | WheelEvent) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const place = (at: { x: number; y: number }): Place | null =>
      surface.regions && placeAt(surface.regions, surface.scroll, at.x, at.y);

    function hideTip() {
      window.clearTimeout(tipTimer);
      setTip((now) => (now?.drags ? now : null));
    }

    function hover(event: PointerEvent) {
      if (!surface) return;
      const at = point(event);
      const over = place(at);
      const found = nodeAt(surface.nodes, over);
      const node = found === null ? undefined : surface.nodes[found];
      surface.mark({ hovered: found, lane: laneAt(surface.scene ?? NO_LANES, over) });
      setCursor(cursorFor(node, over, actions.current.time !== undefined));
      hideTip();
      if (!node || !over || event.pointerType === "touch") return;
      // Below the pointer, and below what it is about: a tip must not hide the words that it explains.
      const y = at.y + Math.max(TIP_BELOW, node.y + node.h - over.y + TIP_GAP);
      tipTimer = window.setTimeout(
        () => setTip({ x: at.x, y, title: node.title, detail: node.detail, drags: false }),
        TIP_DELAY,
      );
    }

    function down(event: PointerEvent) {
      // A scroll bar handles its own dragging.
      if ((event.target as Element).closest("[data-axis]")) return;
      if (!surface || event.button > 1 || press.current) return;
      const at = point(event);
      const over = place(at);
      const found = nodeAt(surface.nodes, over);
      const node = found === null ? undefined : surface.nodes[found];
      hideTip();
      press.current = {
        id: event.pointerId,
        x: at.x,
        y: at.y,
        at,
        node: event.button === 1 ? null : found,
        edge: node && over ? edgeAt(node, over.x) : "both",
        kind: event.button === 1 ? "pan" : "wait",
        scroll: { ...surface.scroll },
        days: 0,
        asked: null,
        moved: false,
        day: Number.NaN,
        into: null,
        asking: false,
      };
      element?.setPointerCapture(event.pointerId);
    }

    function move(event: PointerEvent) {
      const held = press.current;
      if (!held) return hover(event);
      if (event.pointerId !== held.id || !surface) return;
      held.at = point(event);
      if (held.kind === "wait" && Math.hypot(held.at.x - held.x, held.at.y - held.y) >= SLOP) {
        held.kind = kindOfDrag(held, event.pointerType);
        if (held.kind !== "pan") autoscroll();
        setCursor(held.kind === "pan" ? "grabbing" : held.edge === "both" ? "grabbing" : "ew-resize");
      }
      if (held.kind === "pan") {
        const { part } = place({ x: held.x, y: held.y }) ?? { part: "body" };
        if (part === "tray") return;
        surface.scrollTo({ x: held.scroll.x - (held.at.x - held.x), y: held.scroll.y - (held.at.y - held.y) });
      } else if (held.kind !== "wait") follow(held);
    }

    function kindOfDrag(held: Press, pointerType: string): Press["kind"] {
      const node = held.node === null ? undefined : surface?.nodes[held.node];
      const { time, place: placing } = actions.current;
      if (!node?.movable || !node.record) return "pan";
      // A finger scrolls, unless it takes hold of what is selected already.
      if (pointerType === "touch" && !selected.current.has(node.key)) return "pan";
      if (placing) {
        held.edge = "both";
        return "place";
      }
      if (!time || !surface?.scene?.time) return "pan";
      return node.part === "tray" ? "schedule" : "move";
    }

    /** Shows what is held under the pointer, and where it would go. */
    function followPlace(held: Press) {
      const node = held.node === null ? undefined : surface?.nodes[held.node];
      const doing = actions.current.place;
      if (!surface?.regions || !node?.record || !doing) return;
      const box = heldBox(node, surface.regions, [held, held.scroll], [held.at, surface.scroll]);
      surface.mark({ ghost: { nodes: moving(held), box, ...(held.into ? { into: held.into } : {}) } });
      // One question at a time: the next is asked where the pointer is when the answer comes.
      if (held.asking) return;
      held.asking = true;
      const [{ x, y }, { scroll }] = [held.at, surface];
      void doing.preview(recordsOf(held), targetOf(box, held.at, scroll)).then((preview) => {
        held.asking = false;
        if (press.current !== held) return;
        const [left, top, w, h] = preview?.into ?? [0, 0, 0, 0];
        held.into = preview ? { x: left, y: top, w, h } : null;
        setTip(preview && { x: held.at.x + 12, y: held.at.y + 20, title: preview.label, detail: "", drags: true });
        if (held.at.x !== x || held.at.y !== y) followPlace(held);
      });
    }

    /** Ids of all records that move with the one that is dragged, that one first. */
    function recordsOf(held: Press): string[] {
      return moving(held).flatMap((place) => surface?.nodes[place]?.record?.id ?? []);
    }

    async function dropPlace(held: Press) {
      const node = held.node === null ? undefined : surface?.nodes[held.node];
      const doing = actions.current.place;
      if (!surface?.regions || !node || !doing) return;
      const box = heldBox(node, surface.regions, [held, held.scroll], [held.at, surface.scroll]);
      const found = await doing.preview(recordsOf(held), targetOf(box, held.at, surface.scroll));
      const done = found?.moved === true && (await doing.make(found));
      if (!done) surface.mark({ ghost: null });
    }

    /** Shows where what is dragged would be. */
    function follow(held: Press) {
      if (held.kind === "place") return followPlace(held);
      const node = held.node === null ? undefined : surface?.nodes[held.node];
      const time = surface?.scene?.time;
      const doing = actions.current.time;
      if (!surface || !node?.record || !time || !doing) return;
      if (held.kind === "schedule") {
        const over = place(held.at);
        held.day = over?.part === "body" ? Math.floor(dayAtX(over.x, time)) : Number.NaN;
        held.moved = !Number.isNaN(held.day);
        const words = held.moved ? doing.scheduleLabel(held.day) : "Drop it on the timeline to give it dates";
        setTip({ x: held.at.x, y: held.at.y - 44, title: words, detail: node.title, drags: true });
        return;
      }
      held.days = daysAcross(held.at.x + surface.scroll.x - held.x - held.scroll.x, time);
      if (held.asked === held.days) return;
      held.asked = held.days;
      // A flick is over before the core has answered: then the core decides at the drop whether anything moves.
      held.moved = held.days !== 0;
      const { days, edge } = held;
      void doing.preview(node.record.id, days, edge).then((preview) => {
        // An answer that comes after the pointer went on, or let go, is of no use.
        if (!preview || press.current !== held || held.days !== days || !surface) return;
        held.moved = preview.moved;
        const box = movedBox(node, preview, time);
        surface.mark({ ghost: { nodes: moving(held), box } });
        setTip({
          x: Math.max(8, box.x - surface.scroll.x),
          y: box.y - surface.scroll.y - 34,
          title: preview.label,
          detail: "",
          drags: true,
        });
      });
    }

    /** Places of all nodes that move with the one that is dragged. */
    function moving(held: Press): number[] {
      const nodes = surface?.nodes ?? [];
      const node = held.node === null ? undefined : nodes[held.node];
      if (!node || held.node === null) return [];
      const together = held.edge === "both" && selected.current.has(node.key);
      const others = together
        ? nodes.flatMap((other, at) => (at !== held.node && other.movable && selected.current.has(other.key) ? at : []))
        : [];
      return [held.node, ...others];
    }

    function autoscroll() {
      const held = press.current;
      if (!held || !surface?.regions || held.kind === "pan") return;
      const { body } = surface.regions;
      const dx = edgeSpeed(held.at.x, body.x, body.w);
      const dy = held.kind === "schedule" ? 0 : edgeSpeed(held.at.y, body.y, body.h) / 2;
      if (dx !== 0 || dy !== 0) {
        surface.scrollBy(dx, dy);
        follow(held);
      }
      scrolling = requestAnimationFrame(autoscroll);
    }

    function up(event: PointerEvent) {
      const held = press.current;
      if (!held || event.pointerId !== held.id || !surface) return;
      end();
      if (held.kind === "place") void dropPlace(held);
      else if (held.kind === "move" || held.kind === "schedule") void drop(held);
      else if (held.kind === "wait") click(held, event);
      if (event.pointerType !== "touch") hover(event);
    }

    async function drop(held: Press) {
      const doing = actions.current.time;
      const node = held.node === null ? undefined : surface?.nodes[held.node];
      if (!held.moved || !doing || !node?.record) {
        surface?.mark({ ghost: null });
        return;
      }
      const items = recordsOf(held);
      const done =
        held.kind === "schedule"
          ? await doing.schedule(node.record.id, held.day)
          : await doing.move(items, held.days, held.edge);
      // Where it was made, the new scene takes the ghost's place; until then it stays where it was dropped.
      if (!done) surface?.mark({ ghost: null });
    }

    function click(held: Press, event: PointerEvent) {
      const over = place(held.at);
      const node = held.node === null ? undefined : surface?.nodes[held.node];
      const lane = laneAt(surface?.scene ?? NO_LANES, over);
      const doing = actions.current;
      const extend = event.shiftKey || event.ctrlKey || event.metaKey;
      if (node?.fold) doing.onFold(node.fold, "group");
      else if (node) doing.onSelect(node, extend);
      else if (lane !== null && over && surface?.scene) {
        const at = surface.scene.lanes[lane];
        const sign = over.x >= surface.scene.side_width - FOLD_SIGN.right - 8;
        if (at && (sign || at.record === null)) doing.onFold(at.key, "lane");
        else doing.onLane?.(lane);
      } else if (!extend) doing.onSelect(null, false);
    }

    function end() {
      const held = press.current;
      press.current = null;
      cancelAnimationFrame(scrolling);
      setTip(null);
      setCursor("default");
      if (held && element?.hasPointerCapture(held.id)) element.releasePointerCapture(held.id);
    }

    function cancel() {
      if (!press.current) return;
      end();
      surface?.mark({ ghost: null });
    }

    function key(event: KeyboardEvent) {
      if (event.key !== "Escape" || !press.current || press.current.kind === "wait") return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    }

    function leave() {
      if (press.current) return;
      hideTip();
      surface?.mark({ hovered: null, lane: null });
    }

    function wheel(event: WheelEvent) {
      if (!surface?.regions) return;
      event.preventDefault();
      hideTip();
      const at = point(event);
      const unit = event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? surface.regions.body.h : 1;
      if (event.ctrlKey || event.metaKey) {
        turned += event.deltaY * unit;
        if (Math.abs(turned) < ZOOM_TURN) return;
        surface.anchor = at.x;
        actions.current.onZoom?.(turned < 0 ? 1 : -1);
        turned = 0;
        return;
      }
      const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      surface.scrollBy(dx * unit, dy * unit, place(at)?.part === "tray" ? "tray" : "body");
    }

    element.addEventListener("pointerdown", down);
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", up);
    element.addEventListener("pointercancel", cancel);
    element.addEventListener("pointerleave", leave);
    element.addEventListener("wheel", wheel, { passive: false });
    window.addEventListener("keydown", key, { capture: true });
    return () => {
      window.clearTimeout(tipTimer);
      cancelAnimationFrame(scrolling);
      element.removeEventListener("pointerdown", down);
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", up);
      element.removeEventListener("pointercancel", cancel);
      element.removeEventListener("pointerleave", leave);
      element.removeEventListener("wheel", wheel);
      window.removeEventListener("keydown", key, { capture: true });
    };
  }, [root, surface, actions, selected]);

  return { tip, cursor };
}

const NO_LANES = { lanes: [] } as unknown as Parameters<typeof laneAt>[0];

function cursorFor(node: Node | undefined, over: Place | null, writable: boolean): string {
  if (!node || !over) return over?.part === "side" ? "pointer" : "default";
  if (!node.movable || !writable || edgeAt(node, over.x) === "both") return "pointer";
  return "ew-resize";
}
