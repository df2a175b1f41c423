import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { Scene } from "../bindings/Scene";
import type { SceneRequest } from "../bindings/SceneRequest";
import { type CoreError, usePlatform } from "../platform";
import { ask } from "./core";

/** Height of the blocks in which a long picture is asked for. */
const BLOCK = 1200;
/** The first part ends at a multiple of this. */
const STEP = 300;
/** Asked for beyond what is in sight, so that scrolling on finds it there. */
const AHEAD = 900;
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
  const { call } = usePlatform();
  const asked = useQuery<Scene, CoreError>({
    ...ask(call, "scene", { spec, ...range }),
    placeholderData: keepPreviousData,
    enabled: spec.width > 0,
    // Parts further down are not kept once they are out of sight: there are many, and they come soon.
    ...(range.top > 0 ? { gcTime: 0 } : {}),
  });
  // While one part is on its way no other is asked for: the newest that is wanted by then is, and not all in between.
  const state = useRef({ range, wanted: range, busy: false });
  const follow = useCallback(() => {
    const { range, wanted, busy } = state.current;
    const next = nextBlocks(range, wanted);
    if (busy || next === range) return;
    state.current.busy = true;
    state.current.range = next;
    setRange(next);
  }, []);
  const busy = asked.isFetching;
  useEffect(() => {
    state.current.busy = busy;
    state.current.range = range;
    if (!busy) follow();
  }, [busy, range, follow]);
  const look = useCallback(
    (top: number, bottom: number) => {
      state.current.wanted = { top, bottom };
      follow();
    },
    [follow],
  );
  return {
    scene: asked.data ?? null,
    stale: asked.isPlaceholderData || asked.isStale,
    problem: asked.error?.message ?? null,
    look,
  };
}
