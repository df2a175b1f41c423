import type { Mark } from "../bindings/Mark";
import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";
import { PackedMarks } from "../lib/packed";

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

interface Labelled {
  body: readonly Mark[] | PackedMarks;
  nodes: readonly Node[];
  time: Scene["time"];
}

/** The labels of what stands on a time axis, by their marks; none where there is no axis. */
export function labelsOf({ body, nodes, time }: Labelled): Map<Mark, Label> {
  const labels = new Map<Mark, Label>();
  if (time === null) return labels;
  const initials = new Map<number, number>();
  const struck = new Set<number>();
  const starts: TextMark[] = [];
  for (let place = 0; place < body.length; place++) {
    // Of packed marks only texts and the thinnest lines are looked at: no more of them become objects.
    if (body instanceof PackedMarks && !mayMatter(body, place)) continue;
    const mark = body.at(place);
    if (!mark || mark.node === null) continue;
    if (mark.t === "rect" && mark.h <= 1) struck.add(mark.node);
    if (mark.t !== "text") continue;
    if (mark.anchor === "end") initials.set(mark.node, mark.x - mark.text.length * mark.size * LETTER);
    else if (mark.anchor === "start") starts.push(mark);
  }
  for (const mark of starts) {
    const bar = nodes[mark.node ?? -1];
    // A label that is struck through stays under its line.
    if (!bar || struck.has(mark.node ?? -1)) continue;
    const end = bar.x + bar.w;
    labels.set(mark, { mark, bar, right: initials.get(mark.node ?? -1) ?? end, within: mark.x < end });
  }
  return labels;
}

function mayMatter(marks: PackedMarks, place: number): boolean {
  if (marks.nodeOf(place) === null) return false;
  const kind = marks.kindOf(place);
  return kind === "text" || (kind === "rect" && marks.lengthAt(place, 3) <= 1);
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
