import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PictureKind } from "../bindings/PictureKind";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { Scene } from "../bindings/Scene";
import type { SceneRequest } from "../bindings/SceneRequest";
import { type CoreError, usePlatform } from "../platform";
import { ask } from "./core";
import { firstRequest, nextBlocks } from "./range";

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
    // A scene is drawn, not compared field by field with the one before: that would take longer than drawing it.
    structuralSharing: false,
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
  // More is asked for once there is something: not while the room is unknown, and nothing comes before the first part.
  const busy = asked.isFetching || asked.data === undefined;
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

/** What the core has called a picture of this kind, from what is kept of its answers; empty where nothing is. */
export function useTitleBefore(kind: PictureKind): string {
  const client = useQueryClient();
  const [title] = useState(() => {
    const ofKind = ([, request]: readonly unknown[]) => (request as SceneRequest).spec.kind === kind;
    const kept = client.getQueriesData<Scene>({ queryKey: ["scene"], predicate: ({ queryKey }) => ofKind(queryKey) });
    return kept.at(-1)?.[1]?.title ?? "";
  });
  return title;
}
