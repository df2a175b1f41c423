import type { Mark } from "../bindings/Mark";
import type { Paints } from "./paints";

const WEIGHTS = { regular: 400, medium: 500, semibold: 600 } as const;
const DASH = [4, 3];
const PLAIN: number[] = [];

type RectMark = Extract<Mark, { t: "rect" }>;
type PathMark = Extract<Mark, { t: "path" }>;
type TextMark = Extract<Mark, { t: "text" }>;

/** Widths of texts by weight, size and text. */
const widths = new Map<string, number>();
/** As many are kept. */
const MEASURED = 2000;

/** Forgets how wide texts are: the font they were measured with was not the app's yet. */
export function forgetWidths() {
  widths.clear();
}

/** Paths are parsed once: a scene's path objects live as long as the scene. */
const paths = new WeakMap<PathMark, Path2D>();

function pathOf(mark: PathMark): Path2D {
  let path = paths.get(mark);
  if (!path) {
    path = new Path2D(mark.d);
    paths.set(mark, path);
  }
  return path;
}

/** Draws marks, one at a time, in the coordinates that the context has been moved to. */
export class Pen {
  #font = "";

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly paints: Paints,
    readonly ratio: number,
  ) {}

  /** Makes the text as wide as the core measured it. */
  static prepare(context: CanvasRenderingContext2D) {
    // Not every web view knows it; without, text is only placed less finely.
    if ("textRendering" in context) context.textRendering = "geometricPrecision";
    context.textBaseline = "alphabetic";
  }

  /** Forgets what was set in the context, after it was saved, restored or made anew. */
  fresh() {
    this.#font = "";
  }

  draw(mark: Mark, alpha: number) {
    if (mark.t === "text") this.#text(mark, alpha);
    else if (mark.t === "rect") this.#rect(mark, alpha);
    else this.#path(mark, alpha);
  }

  /** Rounded to the screen's pixels, so that a hairline is one sharp line. */
  #sharp(value: number): number {
    return Math.round(value * this.ratio) / this.ratio;
  }

  #rect(mark: RectMark, alpha: number) {
    const { context, paints } = this;
    context.globalAlpha = alpha;
    if (mark.fill !== null) {
      context.fillStyle = paints.style(mark.fill);
      if (mark.r === 0) {
        const x = this.#sharp(mark.x);
        const y = this.#sharp(mark.y);
        // Never thinner than one pixel, however the edges round.
        const least = 1 / this.ratio;
        context.fillRect(
          x,
          y,
          Math.max(least, this.#sharp(mark.x + mark.w) - x),
          Math.max(least, this.#sharp(mark.y + mark.h) - y),
        );
      } else {
        this.#round(mark, 0);
        context.fill();
      }
    }
    if (mark.stroke !== null && mark.sw > 0) {
      context.strokeStyle = paints.style(mark.stroke);
      context.lineWidth = mark.sw;
      context.setLineDash(mark.dash ? DASH : PLAIN);
      this.#round(mark, mark.sw / 2);
      context.stroke();
    }
  }

  #round({ x, y, w, h, r, corners }: RectMark, inset: number) {
    const radius = Math.max(0, Math.min(r, w / 2, h / 2) - inset);
    this.context.beginPath();
    this.context.roundRect(
      x + inset,
      y + inset,
      Math.max(0, w - 2 * inset),
      Math.max(0, h - 2 * inset),
      corners === "left" ? [radius, 0, 0, radius] : radius,
    );
  }

  #path(mark: PathMark, alpha: number) {
    const { context, paints } = this;
    context.globalAlpha = alpha * mark.opacity;
    const path = pathOf(mark);
    if (mark.fill !== null) {
      context.fillStyle = paints.style(mark.fill);
      context.fill(path);
    }
    if (mark.stroke !== null && mark.sw > 0) {
      context.strokeStyle = paints.style(mark.stroke);
      context.lineWidth = mark.sw;
      context.setLineDash(mark.dash ? DASH : PLAIN);
      context.stroke(path);
    }
  }

  /** How wide a text would be in the type of a mark. Measured once: a label that goes along is asked for every frame. */
  width(mark: TextMark, text: string): number {
    const key = `${mark.weight}${mark.size}${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      this.#write(mark);
      width = this.context.measureText(text).width;
      if (widths.size >= MEASURED) widths.clear();
      widths.set(key, width);
    }
    return width;
  }

  #write(mark: TextMark) {
    const font = `${WEIGHTS[mark.weight]} ${mark.size}px Inter`;
    if (font !== this.#font) {
      this.context.font = font;
      this.#font = font;
    }
  }

  #text(mark: TextMark, alpha: number) {
    const { context, paints } = this;
    this.#write(mark);
    context.globalAlpha = alpha;
    context.fillStyle = paints.style(mark.paint);
    context.textAlign = mark.anchor === "middle" ? "center" : mark.anchor === "end" ? "right" : "left";
    context.fillText(mark.text, mark.x, this.#sharp(mark.y));
  }
}
