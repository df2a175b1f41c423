import type { RefObject } from "react";
import type { Node } from "../../bindings/Node";
import { type Place, placeAt } from "../regions";
import type { Surface } from "../surface";
import type { NewItem, PictureActions } from "../types";

export interface Point {
  x: number;
  y: number;
}

/** Words beside the pointer: over a node its name, while dragging what it would come to. */
export interface Tip extends Point {
  title: string;
  detail: string;
  drags: boolean;
}

/** What every gesture works with. */
export interface Desk {
  surface: Surface;
  actions: RefObject<PictureActions>;
  selected: RefObject<ReadonlySet<string>>;
  tip(tip: Tip | null): void;
  say(words: string): void;
  /** Asks for the title of an item that was drawn. */
  name(item: NewItem): void;
}

/** Where a gesture began: the point of the window, and how far the picture was scrolled. */
export interface Start {
  at: Point;
  scroll: Point;
}

/** What a press has become. */
export interface Gesture {
  cursor: string;
  /** Whether the picture scrolls by itself while this is near an edge of the window. */
  scrolls: "both" | "across" | "no";
  /** The pointer is there now; `other` is the key that stands for the other choice. */
  follow(at: Point, other: boolean): void;
  /** The pointer was let go. */
  drop(): void | Promise<void>;
  /** Nothing of it is to remain. */
  cancel(): void;
}

export function placeOf({ surface }: Desk, at: Point): Place | null {
  return surface.regions && placeAt(surface.regions, surface.scroll, at.x, at.y);
}

/** A point of the window in the coordinates of the body. */
export function inBody({ surface }: Desk, at: Point): Point {
  return { x: at.x + surface.scroll.x, y: at.y + surface.scroll.y };
}

/** Places of all nodes that move with the one that is held: those selected with it, it first. */
export function heldWith(desk: Desk, place: number, node: Node): number[] {
  const { nodes } = desk.surface;
  if (!desk.selected.current.has(node.key)) return [place];
  const others = [...desk.selected.current].flatMap((key) => {
    const at = desk.surface.placeOf(key);
    return at !== null && at !== place && nodes[at]?.movable ? at : [];
  });
  return [place, ...others];
}

/** Ids of the items that move with one: those selected with it, in sight or not, it first. */
export function itemsWith(selected: ReadonlySet<string>, node: Node): string[] {
  const id = node.record?.id;
  if (id === undefined) return [];
  if (!selected.has(node.key)) return [id];
  const others = [...selected].flatMap((key) =>
    key !== node.key && key.startsWith("item:") ? key.slice("item:".length) : [],
  );
  return [id, ...others];
}

/** Asks one question at a time: while one is under way only the newest of the others is kept. */
export function oneAtATime<Q, A>(ask: (question: Q) => Promise<A>, hear: (answer: A, question: Q) => void) {
  let busy = false;
  let next: { question: Q } | null = null;
  let stopped = false;
  async function go(question: Q) {
    if (busy) {
      next = { question };
      return;
    }
    busy = true;
    const answer = await ask(question);
    busy = false;
    if (stopped) return;
    const waiting = next;
    next = null;
    if (waiting) void go(waiting.question);
    else hear(answer, question);
  }
  return {
    ask: (question: Q) => void go(question),
    stop: () => {
      stopped = true;
    },
  };
}
