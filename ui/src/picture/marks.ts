import type { Mark } from "../bindings/Mark";
import { PackedMarks } from "../lib/packed";

type TextMark = Extract<Mark, { t: "text" }>;

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box of a mark. A text's is generous: its width is not known without measuring it. */
export function boundsOf(mark: Mark): Bounds {
  switch (mark.t) {
    case "rect":
      return { left: mark.x, top: mark.y, right: mark.x + mark.w, bottom: mark.y + mark.h };
    case "path": {
      const [left, top, right, bottom] = mark.bounds;
      return { left: left - mark.sw, top: top - mark.sw, right: right + mark.sw, bottom: bottom + mark.sw };
    }
    case "text":
      return textBounds(mark.x, mark.y, mark.size, mark.text.length, mark.anchor);
  }
}

function textBounds(x: number, y: number, size: number, letters: number, anchor: TextMark["anchor"]): Bounds {
  // No letter of the app's font is wider than its size.
  const width = letters * size;
  const before = anchor === "start" ? 0 : anchor === "end" ? width : width / 2;
  return { left: x - before, top: y - size, right: x - before + width, bottom: y + size * 0.4 };
}

/** Whether two lists of marks are drawn alike, whatever they belong to. */
export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, place) => sameMark(mark, b[place] as Mark));
}

/** The places of nodes are counted anew in every part; a path's box says nothing that the path does not. */
function sameMark(a: Mark, b: Mark): boolean {
  if (a.t === "text") {
    const same = b.t === "text" && a.text === b.text && a.x === b.x && a.y === b.y && a.size === b.size;
    return same && a.weight === b.weight && a.anchor === b.anchor && a.paint === b.paint;
  }
  if (a.t === "path") {
    const same = b.t === "path" && a.d === b.d && a.fill === b.fill && a.stroke === b.stroke;
    return same && a.sw === b.sw && a.dash === b.dash && a.opacity === b.opacity;
  }
  const same = b.t === "rect" && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h && a.r === b.r;
  const alike = same && a.corners === b.corners && a.fill === b.fill && a.stroke === b.stroke;
  return alike && a.sw === b.sw && a.dash === b.dash;
}

/** The marks of one part of a scene, ready to be asked which of them can be seen. */
export interface MarkIndex {
  readonly length: number;
  /** Calls back, back to front, with each mark that touches the box. */
  visit(box: Bounds, draw: (mark: Mark) => void): void;
}

/**
 * Boxes in one flat array: looking through forty thousand of them takes a tenth of a millisecond. Of packed marks only
 * those that are seen become objects.
 */
export function indexOf(marks: readonly Mark[] | PackedMarks): MarkIndex {
  const { length } = marks;
  const boxes = new Float32Array(length * 4);
  for (let place = 0, at = 0; place < length; place++, at += 4) {
    const { left, top, right, bottom } =
      marks instanceof PackedMarks ? packedBounds(marks, place) : boundsOf(marks[place] as Mark);
    boxes[at] = left;
    boxes[at + 1] = top;
    boxes[at + 2] = right;
    boxes[at + 3] = bottom;
  }
  return {
    length,
    visit(box, draw) {
      for (let place = 0, at = 0; place < length; place++, at += 4) {
        if ((boxes[at + 1] as number) > box.bottom || (boxes[at + 3] as number) < box.top) continue;
        if ((boxes[at] as number) > box.right || (boxes[at + 2] as number) < box.left) continue;
        draw(marks.at(place) as Mark);
      }
    },
  };
}

/** As {@link boundsOf}, of a mark that is no object yet. */
function packedBounds(marks: PackedMarks, place: number): Bounds {
  const [a, b] = [marks.lengthAt(place, 0), marks.lengthAt(place, 1)];
  const [c, d] = [marks.lengthAt(place, 2), marks.lengthAt(place, 3)];
  switch (marks.kindOf(place)) {
    case "rect":
      return { left: a, top: b, right: a + c, bottom: b + d };
    case "path": {
      const sw = marks.lengthAt(place, 4);
      return { left: a - sw, top: b - sw, right: c + sw, bottom: d + sw };
    }
    case "text": {
      const { letters, anchor } = marks.textAt(place);
      return textBounds(a, b, c, letters, anchor);
    }
  }
}
