import type { Mark } from "../bindings/Mark";
import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";

export type TextMark = Extract<Mark, { t: "text" }>;

/** The label of something on a time axis. */
export interface Label {
  mark: TextMark;
  bar: Node;
  /** What it may not run into: where the owner's initials begin, or the bar's end. */
  right: number;
  /** Whether it stands within its bar, not beside it. */
  within: boolean;
}

/** About how wide a letter of the initials is, in sizes of their type. */
const LETTER = 0.75;
/** With less room than this a label is not drawn: `W…` says nothing. */
const LEAST = 20;

/** The labels of what stands on a time axis, by their marks; none where there is no axis. */
export function labelsOf({ body, nodes, time }: Pick<Scene, "body" | "nodes" | "time">): Map<Mark, Label> {
  const labels = new Map<Mark, Label>();
  if (time === null) return labels;
  const initials = new Map<number, number>();
  const struck = new Set<number>();
  for (const mark of body) {
    if (mark.node === null) continue;
    if (mark.t === "text" && mark.anchor === "end") {
      initials.set(mark.node, mark.x - mark.text.length * mark.size * LETTER);
    } else if (mark.t === "rect" && mark.h <= 1) struck.add(mark.node);
  }
  for (const mark of body) {
    if (mark.t !== "text" || mark.anchor !== "start" || mark.node === null) continue;
    const bar = nodes[mark.node];
    // A label that is struck through stays under its line.
    if (!bar || struck.has(mark.node)) continue;
    const end = bar.x + bar.w;
    labels.set(mark, { mark, bar, right: initials.get(mark.node) ?? end, within: mark.x < end });
  }
  return labels;
}

/** Whether a label would be cut by the edge at which what is seen begins. */
export function isCut({ mark, bar, within }: Label, edge: number): boolean {
  return within ? bar.x < edge : mark.x < edge;
}

/**
 * A label that the edge would cut, put where it can be read: into what is seen of its bar, shortened where that is not
 * enough. Null where there is no room, and for a label beside a bar that has left the window.
 */
export function carried(label: Label, edge: number, widthOf: (text: string) => number): TextMark | null {
  const { mark, bar, right, within } = label;
  if (!within) return null;
  const inset = mark.x - bar.x;
  const x = Math.max(mark.x, edge + inset);
  const room = right - inset - x;
  const text = fitted(mark.text, room, widthOf);
  return text === null ? null : { ...mark, x, text };
}

/** As much of a text as fits, with an ellipsis where it is cut; null where that would say nothing. */
function fitted(text: string, room: number, widthOf: (text: string) => number): string | null {
  if (widthOf(text) <= room) return text;
  if (room < LEAST) return null;
  const bare = [...text.replace(/…$/u, "")];
  const cut = (letters: number) => `${bare.slice(0, letters).join("").trimEnd()}…`;
  let [least, most] = [0, bare.length - 1];
  while (least < most) {
    const letters = Math.ceil((least + most) / 2);
    if (widthOf(cut(letters)) <= room) least = letters;
    else most = letters - 1;
  }
  return least < 2 ? null : cut(least);
}
