import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { Zoom } from "../bindings/Zoom";
import { usePlatform } from "../platform";
import { ask } from "./core";
import { outlineRequest, type Stretch } from "./range";

/** The zooms from far to near. */
const NEARER: readonly Zoom[] = ["year", "quarter", "month"];

/** Nothing is asked ahead before the picture has stood still for so long, in milliseconds. */
const RESTED = 200;
/** Nor, after an edit, for so long: the next edit most often follows, and must not wait for what may never be looked at. */
const EDITED = 2000;

/** The zooms that one step leads to. */
function beside(zoom: Zoom): Zoom[] {
  const at = NEARER.indexOf(zoom);
  return [NEARER[at - 1], NEARER[at + 1]].filter((zoom) => zoom !== undefined);
}

/**
 * Asks for what one step of the zoom leads to while the picture stands still, so that the step itself waits for nothing.
 * `range` is the stretch in sight; null while the picture is on its way. `mapped` says whether a map stands beside it.
 */
export function useZoomsAhead(spec: PictureSpec, range: Stretch | null, mapped: boolean): void {
  const { call } = usePlatform();
  const client = useQueryClient();
  const set = JSON.stringify(spec);
  const [top, bottom] = [range?.top ?? 0, range?.bottom ?? 0];
  const rests = range !== null;
  const seen = useRef("");
  useEffect(() => {
    if (!rests) return;
    const place = `${top} ${bottom} ${mapped} ${set}`;
    // The same picture once more is one whose plan has changed.
    const wait = seen.current === place ? EDITED : RESTED;
    seen.current = place;
    const timer = window.setTimeout(() => {
      const now: PictureSpec = JSON.parse(set);
      for (const zoom of beside(now.zoom)) {
        const next = { ...now, zoom };
        const scene = ask(call, "scene", { spec: next, top, bottom });
        void client.prefetchQuery({ ...scene, structuralSharing: false, gcTime: KEPT });
        if (mapped) void client.prefetchQuery(ask(call, "outline", outlineRequest(next)));
      }
    }, wait);
    return () => window.clearTimeout(timer);
  }, [call, client, set, rests, top, bottom, mapped]);
}

/** What was asked ahead and never looked at is forgotten after so long, in milliseconds. */
const KEPT = 60_000;
