import type { Paint } from "../bindings/Paint";
import { hatch, type PaintName, palette } from "../bindings/palette";

/** Gives each paint of a scene its colour or pattern, for one look and one kind of screen. */
export interface Paints {
  style(paint: Paint): string | CanvasPattern;
}

/** A pattern needs a whole number of device pixels to repeat in; this many times finer is fine enough for any screen. */
const FINE = 4;

/** The paints of a look. The hatch is made once and stays with the picture when it scrolls. */
export function paintsOf(theme: "light" | "dark", context: CanvasRenderingContext2D): Paints {
  const colours: Record<string, string> = palette[theme];
  let pattern: CanvasPattern | null = null;
  return {
    style(paint) {
      if (paint !== "hatch") return colours[paint] ?? colours.ink ?? "";
      pattern ??= hatchPattern(context, colours["hatch" satisfies PaintName] ?? "", colours["hatch-stripe"] ?? "");
      return pattern ?? colours.hatch ?? "";
    },
  };
}

/** Stripes rising to the right: level stripes, turned. */
function hatchPattern(context: CanvasRenderingContext2D, ground: string, stripe: string): CanvasPattern | null {
  const tile = document.createElement("canvas");
  tile.width = FINE;
  tile.height = hatch.period * FINE;
  const pen = tile.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, tile.width, tile.height);
  pen.fillStyle = stripe;
  pen.fillRect(0, 0, tile.width, hatch.stripe * FINE);
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().rotate(-45).scale(1 / FINE));
  return pattern;
}
