import { useCallback, useState } from "react";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { Scene } from "../bindings/Scene";
import type { SceneRequest } from "../bindings/SceneRequest";
import { useAskIf } from "./core";

/** Height of the blocks in which a long picture is asked for. */
const BLOCK = 2400;
/** The first part ends at a multiple of this. */
const STEP = 300;
/** Asked for beyond what is in sight, so that scrolling on finds it there. */
const AHEAD = 1200;

/** The blocks that hold a stretch of a picture with some ahead. */
export function blocksFor(top: number, bottom: number): { top: number; bottom: number } {
  return {
    top: Math.max(0, Math.floor((top - AHEAD) / BLOCK)) * BLOCK,
    bottom: Math.ceil((bottom + AHEAD) / BLOCK) * BLOCK,
  };
}

/** What of a picture is asked for first: no more than the window has room for, since that is waited for. */
export function firstRequest(spec: PictureSpec): SceneRequest & { top: number; bottom: number } {
  return { spec, top: 0, bottom: Math.ceil(window.innerHeight / STEP) * STEP };
}

/** A picture, in the part that is in sight; call `look` when that changes. */
export function useScene(spec: PictureSpec): {
  scene: Scene | null;
  /** Whether the scene is of other settings than those asked for, or of a plan that has changed since. */
  stale: boolean;
  problem: string | null;
  look(top: number, bottom: number): void;
} {
  const [range, setRange] = useState(() => {
    const { top, bottom } = firstRequest(spec);
    return { top, bottom };
  });
  // Before the room is known there is nothing to lay out for.
  const asked = useAskIf(spec.width > 0, "scene", { spec, ...range });
  const look = useCallback((top: number, bottom: number) => {
    setRange((now) => {
      // Blocks that still hold what is in sight are kept: turning back and forth at an edge asks nothing new.
      if (top >= now.top && bottom <= now.bottom - AHEAD / 2 && (now.top === 0 || top - now.top >= AHEAD / 2))
        return now;
      const next = blocksFor(top, bottom);
      return next.top === now.top && next.bottom === now.bottom ? now : next;
    });
  }, []);
  return {
    scene: asked.data ?? null,
    stale: asked.isPlaceholderData || asked.isStale,
    problem: asked.error?.message ?? null,
    look,
  };
}
