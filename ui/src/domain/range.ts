import type { OutlineRequest } from "../bindings/OutlineRequest";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { SceneRequest } from "../bindings/SceneRequest";

// Which part of a picture is asked for.

/** Height of the blocks in which a long picture is asked for. */
const BLOCK = 1200;
/** The first part ends at a multiple of this. */
const STEP = 300;
/** Asked for beyond what is in sight, so that scrolling on finds it there. */
const AHEAD = 900;

/** From where to where of a picture, in its own units. */
export interface Stretch {
  top: number;
  bottom: number;
}

/** The blocks that hold a stretch of a picture with some ahead. */
export function blocksFor(top: number, bottom: number): Stretch {
  return {
    top: Math.max(0, Math.floor((top - AHEAD) / BLOCK)) * BLOCK,
    bottom: Math.ceil((bottom + AHEAD) / BLOCK) * BLOCK,
  };
}

/**
 * What to ask for while a stretch is in sight and another is there: the same where that still holds it with something to
 * spare, so that turning back and forth at an edge asks nothing new.
 */
export function nextBlocks(now: Stretch, { top, bottom }: Stretch): Stretch {
  if (top >= now.top && bottom <= now.bottom - AHEAD / 2 && (now.top === 0 || top - now.top >= AHEAD / 2)) return now;
  const next = blocksFor(top, bottom);
  return next.top === now.top && next.bottom === now.bottom ? now : next;
}

/** What of a picture is asked for first: no more than the window has room for, since that is waited for. */
export function firstRequest(spec: PictureSpec): SceneRequest & { top: number; bottom: number } {
  return { spec, top: 0, bottom: Math.ceil(window.innerHeight / STEP) * STEP };
}

/** The grid of the map beside a long picture: as fine as the strip can show. */
const GRID = { columns: 56, rows: 440 };

/** How the map beside a long picture is asked for. */
export function outlineRequest(spec: PictureSpec): OutlineRequest {
  return { spec, ...GRID };
}
