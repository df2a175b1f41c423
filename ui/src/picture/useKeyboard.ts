import { type KeyboardEvent, type RefObject, useCallback, useRef } from "react";
import type { Edge } from "../bindings/Edge";
import type { Node } from "../bindings/Node";
import type { PlanDate } from "../bindings/PlanDate";
import { dayAtX } from "./drag";
import { type Direction, firstInLane, firstInSight, foldedLane, foldedNode, laneBeside, neighbour } from "./find";
import { itemsWith } from "./pointer/desk";
import { besideRow, drawnBox, laneFor } from "./pointer/ground";
import { inPicture } from "./shortcuts";
import type { Surface } from "./surface";
import type { Move, NewItem, PictureActions, SpaceKey } from "./types";
import { useLinkKeys } from "./useLinkKeys";

const ARROWS: { [key: string]: Direction } = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Days that reach the next period of a date's precision, never the one after. */
const STEPS = { day: 1, week: 7, month: 30, quarter: 91, half: 182, year: 365 } as const;

/** How far one key press moves a date: a period of its own precision; an exact day moves by a week. */
export function stepOf(date: PlanDate | null): number {
  if (date === null) return 0;
  if (/^\d{4}$/.test(date)) return STEPS.year;
  if (/-Q/.test(date)) return STEPS.quarter;
  if (/-H/.test(date)) return STEPS.half;
  if (/^\d{4}-\d\d$/.test(date)) return STEPS.month;
  return STEPS.week;
}

/** Which end of an item the keys move: Alt alone both; with Shift, left and right the end, up and down the start. */
export function edgeFor(direction: Direction, shift: boolean): Edge | null {
  const level = direction === "left" || direction === "right";
  if (!shift) return level ? "both" : null;
  return level ? "end" : "start";
}

interface Keyboard {
  onKeyDown(event: KeyboardEvent): void;
  onKeyUp(event: KeyboardEvent): void;
}

interface Now {
  /** The key of the node that the keyboard is on. */
  focused: RefObject<string | null>;
  selected: RefObject<ReadonlySet<string>>;
  space: RefObject<SpaceKey>;
}

/**
 * Everything by keys: arrows go from node to node, with Shift they select; Alt moves in time and to other lanes, Alt and
 * Shift change an end; what single keys do is in the list of keys.
 */
export function useKeyboard(
  surface: Surface,
  actions: RefObject<PictureActions>,
  { focused, selected, space }: Now,
  focus: (node: Node, extend?: boolean) => void,
  { say, name, focusKey }: { say(words: string): void; name(item: NewItem): void; focusKey(key: string): void },
): Keyboard {
  // One move after the other: each starts from where the last one ended.
  const queue = useRef(Promise.resolve());
  const link = useLinkKeys(surface, actions, say);

  const moveByKeys = useCallback(
    (node: Node, direction: Direction, shift: boolean) => {
      const { record } = node;
      if (!record || !node.movable) return;
      const sign = direction === "left" || direction === "up" ? -1 : 1;
      const edge = edgeFor(direction, shift) ?? "both";
      const inTime = shift || direction === "left" || direction === "right";
      queue.current = queue.current.then(async () => {
        const { time } = actions.current;
        if (!time || !surface.scene) return;
        const { along } = time;
        const items = edge === "both" ? itemsWith(selected.current, node) : [record.id];
        const move: Move = { items, days: 0, edge, along };
        if (inTime) {
          const now = await time.preview({ ...move, items: [record.id] });
          if (!now) return;
          const dates = edge === "start" ? [now.start] : edge === "end" ? [now.end] : [now.start, now.end];
          move.days = sign * Math.max(...dates.map(stepOf));
          if (move.days === 0) return say(`${node.title} has no dates to move`);
        } else {
          // Its lane as it is now, not as it was when the key was pressed.
          const at = surface.placeOf(node.key);
          const beside = laneBeside(surface.scene, surface.nodes[at ?? -1]?.lane ?? node.lane, sign);
          const lane = beside === null ? undefined : surface.scene.lanes[beside]?.key;
          if (lane === undefined) return say("There is no lane beyond");
          move.lane = lane;
        }
        const then = await time.preview(move);
        if (!then) return;
        const words = [`${node.title}: ${then.label}`, then.detail].filter(Boolean).join(". ");
        if (!then.moved) return say(then.detail === "" ? `${node.title} stays at ${then.label}` : words);
        if (await time.make(then)) say(items.length > 1 ? `${then.edit}. ${then.detail}` : words);
      });
    },
    [surface, actions, selected, say],
  );

  /** A new item beside the one the keyboard is on, else in the middle of what is in sight. */
  const makeNew = useCallback(
    async (node: Node | undefined) => {
      const { time } = actions.current;
      const scale = surface.scene?.time;
      if (!surface.regions || !time || !scale) return;
      const { body } = surface.regions;
      const on = node?.part === "body" ? node : undefined;
      const x = on ? on.x + 1 : body.x + body.w / 2 + surface.scroll.x;
      const lane = laneFor({ surface }, on ? on.y + on.h / 2 : body.y + 20 + surface.scroll.y);
      if (!lane) return;
      const day = Math.floor(dayAtX(x, scale));
      const preview = await time.draw({ lane: lane.key, from: day, until: day });
      const box = preview && drawnBox({ surface }, preview, on ? besideRow(on, lane) : lane.top);
      if (!preview || !box) return;
      surface.mark({ overlay: { kind: "new", box } });
      name({ lane: lane.key, from: day, until: day, box, label: preview.label });
    },
    [surface, actions, name],
  );

  const placeElsewhere = useCallback(
    (node: Node, direction: Direction) => {
      const { record } = node;
      if (!record || !node.movable) return;
      const dx = direction === "left" ? -1 : direction === "right" ? 1 : 0;
      const dy = direction === "up" ? -1 : direction === "down" ? 1 : 0;
      queue.current = queue.current.then(async () => {
        const { place } = actions.current;
        const found = await place?.preview([record.id], { to: "by", dx, dy });
        if (!place || !found) return;
        if (!found.moved) return say(`${node.title} stays: ${found.label}`);
        if (await place.make(found)) say(`${node.title}: ${found.label}`);
      });
    },
    [actions, say],
  );

  /** Asks how far an item is to move, with those selected with it. */
  const moveBy = useCallback(
    (node: Node) => {
      if (node.record?.kind === "item") actions.current.onMoveBy?.(itemsWith(selected.current, node));
    },
    [actions, selected],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const at = surface.placeOf(focused.current);
      // Of a lane that keys have unfolded there is no node any more: one goes on from the first in it.
      const lane = foldedLane(focused.current);
      const place = at ?? (lane !== null && surface.scene ? firstInLane(surface.scene, lane) : null);
      const node = place === null ? undefined : surface.nodes[place];
      const direction = ARROWS[event.key];
      if (link.onKeyDown(event, direction)) return;
      const page = surface.regions?.body.h ?? 0;
      const { onZoom, onOpen, onFold, onSelect } = actions.current;

      const go = (to: number | null) => {
        const found = to === null ? undefined : surface.nodes[to];
        if (found) focus(found);
      };
      function laneFold(of: Node, outer: boolean): (() => void) | undefined {
        const at = surface.scene?.lanes[of.lane];
        if (at?.part !== "body") return undefined;
        const own = lane ?? at.key;
        const key = outer && lane === null ? (at.within ?? own) : own;
        return () => {
          onFold(key, "lane");
          focusKey(foldedNode(key));
        };
      }

      function whenPressed(): (() => void) | undefined {
        const { time, onMoveBy } = actions.current;
        switch (inPicture(event.key, event.shiftKey)) {
          case "open":
            if (node && lane !== null) return laneFold(node, false);
            return node && (() => (node.fold ? onFold(node.fold, "group") : onOpen(node)));
          case "select":
            return () => {
              if (!space.current.held) space.current = { held: true, used: false };
            };
          case "link":
            return node && (() => link.begin(node));
          case "new":
            return time && (() => void makeNew(node));
          case "moveBy":
            return node && time && onMoveBy && (() => moveBy(node));
          case "along":
            return (
              time &&
              (() => {
                time.setAlong(!time.along);
                say(time.along ? "What waits stays where it is" : "What waits moves along");
              })
            );
          case "first":
            return () => go(0);
          case "last":
            return () => go((surface.nodes.length ?? 0) - 1);
          case "up":
            return () => surface.scrollBy(0, -page * 0.9);
          case "down":
            return () => surface.scrollBy(0, page * 0.9);
          case "none":
            return node && (() => onSelect(null, false));
          case "nearer":
            return onZoom && (() => onZoom(1));
          case "further":
            return onZoom && (() => onZoom(-1));
          case "fold":
            return node && laneFold(node, false);
          case "foldOuter":
            return node && laneFold(node, true);
        }
      }

      if (direction && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (event.altKey) {
          if (node && actions.current.place) placeElsewhere(node, direction);
          else if (node) moveByKeys(node, direction, event.shiftKey);
        } else if (place === null) {
          go(firstInSight(surface.nodes, surface.scroll.x, surface.scroll.y + (surface.regions?.body.y ?? 0)));
        } else {
          const to = neighbour(surface.nodes, place, direction, actions.current.columns);
          const found = to === null ? undefined : surface.nodes[to];
          if (found) focus(found, event.shiftKey);
        }
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = whenPressed();
      if (!act) return;
      event.preventDefault();
      act();
    },
    [surface, actions, focused, space, focus, moveByKeys, moveBy, placeElsewhere, makeNew, link, say, focusKey],
  );

  const onKeyUp = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== " " || !space.current.held) return;
      const { used } = space.current;
      space.current = { held: false, used: false };
      const place = surface.placeOf(focused.current) ?? null;
      const node = place === null ? undefined : surface.nodes[place];
      const { onFold, onSelect } = actions.current;
      if (used || !node) return;
      if (node.fold) onFold(node.fold, "group");
      else onSelect(node, event.shiftKey || event.ctrlKey);
    },
    [surface, actions, focused, space],
  );

  return { onKeyDown, onKeyUp };
}
