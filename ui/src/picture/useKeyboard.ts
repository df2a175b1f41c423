import { type KeyboardEvent, type RefObject, useCallback, useRef } from "react";
import type { Edge } from "../bindings/Edge";
import type { Node } from "../bindings/Node";
import type { PlanDate } from "../bindings/PlanDate";
import { type Direction, firstInSight, neighbour } from "./find";
import type { Surface } from "./surface";
import type { PictureActions } from "./types";

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
}

/**
 * Everything by keys: arrows go from node to node, Alt moves, Alt and Shift change an end, Enter opens, Space folds,
 * plus and minus zoom.
 */
export function useKeyboard(
  surface: Surface | null,
  actions: RefObject<PictureActions>,
  /** The key of the node that the keyboard is on. */
  focused: RefObject<string | null>,
  focus: (node: Node) => void,
  say: (words: string) => void,
): Keyboard {
  // One move after the other: each starts from where the last one ended.
  const queue = useRef(Promise.resolve());

  const moveInTime = useCallback(
    (node: Node, direction: Direction, shift: boolean) => {
      const edge = edgeFor(direction, shift);
      const { record } = node;
      if (edge === null || !record || !node.movable) return;
      const sign = direction === "left" || direction === "up" ? -1 : 1;
      queue.current = queue.current.then(async () => {
        const { time } = actions.current;
        if (!time) return;
        const now = await time.preview(record.id, 0, edge);
        if (!now) return;
        const dates = edge === "start" ? [now.start] : edge === "end" ? [now.end] : [now.start, now.end];
        const days = sign * Math.max(...dates.map(stepOf));
        if (days === 0) return say(`${node.title} has no dates to move`);
        const then = await time.preview(record.id, days, edge);
        if (!then?.moved) return say(`${node.title} stays at ${now.label}`);
        if (await time.move([record.id], days, edge)) say(`${node.title}: ${then.label}`);
      });
    },
    [actions, say],
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
        if (!found.moved) return say(`${node.title} stays in ${found.label}`);
        if (await place.make(found)) say(`${node.title}: ${found.label}`);
      });
    },
    [actions, say],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!surface || event.defaultPrevented) return;
      const place = surface.placeOf(focused.current);
      const node = place === null ? undefined : surface.nodes[place];
      const direction = ARROWS[event.key];
      const page = surface.regions?.body.h ?? 0;
      const { onZoom, onOpen, onFold, onSelect } = actions.current;

      const go = (to: number | null) => {
        const found = to === null ? undefined : surface.nodes[to];
        if (found) focus(found);
      };
      function laneFold(of: Node): (() => void) | undefined {
        const lane = surface?.scene?.lanes[of.lane];
        return lane && lane.part === "body" ? () => onFold(lane.key, "lane") : undefined;
      }

      function whenPressed(): (() => void) | undefined {
        switch (event.key) {
          case "Enter":
            return node && (() => (node.fold ? onFold(node.fold, "group") : onOpen(node)));
          case " ":
            return (
              node && (() => (node.fold ? onFold(node.fold, "group") : onSelect(node, event.shiftKey || event.ctrlKey)))
            );
          case "Home":
            return () => go(0);
          case "End":
            return () => go((surface?.nodes.length ?? 0) - 1);
          case "PageUp":
            return () => surface?.scrollBy(0, -page * 0.9);
          case "PageDown":
            return () => surface?.scrollBy(0, page * 0.9);
          case "Escape":
            return node && (() => onSelect(null, false));
          case "+":
          case "=":
            return onZoom && (() => onZoom(1));
          case "-":
            return onZoom && (() => onZoom(-1));
          case "f":
            return node && laneFold(node);
        }
      }

      if (direction && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        if (event.altKey) {
          if (node && actions.current.place) placeElsewhere(node, direction);
          else if (node) moveInTime(node, direction, event.shiftKey);
        } else if (place === null) {
          go(firstInSight(surface.nodes, surface.scroll.x, surface.scroll.y + (surface.regions?.body.y ?? 0)));
        } else go(neighbour(surface.nodes, place, direction));
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = whenPressed();
      if (!act) return;
      event.preventDefault();
      act();
    },
    [surface, actions, focused, focus, moveInTime, placeElsewhere],
  );

  return { onKeyDown };
}
