import type { Mark } from "../bindings/Mark";
import type { TextMark } from "./labels";

/** Between the edge and a name that stands at it, and between that and the next. */
const INDENT = 8;
const GAP = 10;

/** The names on a time axis that the edge would cut, and the one to be written at the edge instead. */
export interface Headings {
  cut: ReadonlySet<Mark>;
  /** The period in which what is seen begins; null where the next one's name leaves it no room. */
  carried: TextMark | null;
}

/**
 * What becomes of an axis at the edge where what is seen of it begins: no name is cut. Of the greater periods, which are
 * written stronger, the one that began before stays in sight; smaller ones are known from their neighbours.
 */
export function headingsAt(marks: readonly Mark[], edge: number, widthOf: (mark: TextMark) => number): Headings {
  const cut = new Set<Mark>();
  let last: TextMark | null = null;
  let next = Number.POSITIVE_INFINITY;
  for (const mark of marks) {
    if (mark.t !== "text" || mark.anchor !== "start") continue;
    if (mark.x < edge) cut.add(mark);
    if (mark.weight !== "semibold") continue;
    if (mark.x >= edge) next = Math.min(next, mark.x);
    else if (last === null || mark.x > last.x) last = mark;
  }
  const fits = last !== null && edge + INDENT + widthOf(last) + GAP <= next;
  return { cut, carried: last !== null && fits ? { ...last, x: edge + INDENT } : null };
}
