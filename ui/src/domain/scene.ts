import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useState } from "react";
import type { PictureKind } from "../bindings/PictureKind";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { Scene } from "../bindings/Scene";
import type { SceneRequest } from "../bindings/SceneRequest";
import { type CoreError, usePlatform } from "../platform";
import { ask } from "./core";
import { Parts } from "./parts";
import { firstRequest, type Stretch } from "./range";

/** A picture, in the part that is in sight; call `look` when that changes. */
export function useScene(spec: PictureSpec): {
  scene: Scene | null;
  /** Whether the scene is of other settings than those asked for, or of a plan that has changed since. */
  stale: boolean;
  problem: string | null;
  /** What shows other parts of it before anything renders. */
  parts: Parts;
  /** The stretch that the scene is of, once it is what was asked for. */
  range: Stretch | null;
  look(top: number, bottom: number, rests: boolean): void;
} {
  const { call, onChanged } = usePlatform();
  const [parts] = useState(() => new Parts());
  const [range, setRange] = useState<Stretch>(() => stretchOf(firstRequest(spec)));
  const isFirst = range.top === 0 && range.bottom <= firstRequest(spec).bottom;
  const asked = useQuery<Scene, CoreError>({
    queryKey: ask(call, "scene", { spec, ...range }).queryKey,
    queryFn: async () => {
      const { round } = parts;
      const scene = parts.take(range) ?? (await call("scene", { spec, ...range }));
      // It is drawn as it comes: what renders for it can follow.
      if (round === parts.round) parts.begin({ ...range, scene });
      return scene;
    },
    placeholderData: keepPreviousData,
    // Before the room is known there is nothing to lay out for.
    enabled: spec.width > 0,
    // A scene is drawn, not compared field by field with the one before: that would take longer than drawing it.
    structuralSharing: false,
    // Only the first part is kept once it is out of sight: there are many others, and they come soon.
    ...(isFirst ? {} : { gcTime: 0 }),
  });
  const { data, isPlaceholderData, isFetching } = asked;
  const set = JSON.stringify(spec);
  useLayoutEffect(() => {
    parts.ask = (stretch) => call("scene", { spec: JSON.parse(set), ...stretch });
    parts.rest = (part) => setRange(stretchOf(part));
    parts.forget();
  }, [parts, call, set]);
  useEffect(
    () =>
      onChanged(() => {
        parts.forget();
        // What is in sight is what is asked for again.
        if (parts.current) setRange(stretchOf(parts.current));
      }),
    [parts, onChanged],
  );
  useLayoutEffect(() => {
    if (data && !isPlaceholderData) parts.begin({ ...range, scene: data });
  }, [parts, data, isPlaceholderData, range]);
  const held = isFetching || data === undefined;
  useEffect(() => parts.hold(held), [parts, held]);
  const look = useCallback<Parts["look"]>((...stretch) => parts.look(...stretch), [parts]);
  return {
    scene: data ?? null,
    stale: isPlaceholderData || asked.isStale,
    problem: asked.error?.message ?? null,
    parts,
    range: held || isPlaceholderData || asked.isStale ? null : range,
    look,
  };
}

function stretchOf({ top, bottom }: Stretch): Stretch {
  return { top, bottom };
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
