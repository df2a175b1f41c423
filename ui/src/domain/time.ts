import { useCallback } from "react";
import type { Place } from "../bindings/Place";
import { usePlatform } from "../platform";
import { useAttempt, useStatus } from "./core";

/** The past state that the whole window shows, to be read only; none for now. */
export function usePast(): Place | null {
  return useStatus()?.past ?? null;
}

/** Shows the plan as of a point: a day, a checkpoint's name, `#12`, or `now`. */
export function useLook(): (point: string) => void {
  const { call } = usePlatform();
  const attempt = useAttempt();
  return useCallback((point) => void attempt(() => call("look", { point })), [call, attempt]);
}

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The day of a moment where the user is: `Tuesday, 3 March 2027`. */
export function dayOf(at: string): string {
  return DAY.format(new Date(at));
}

/** Its time of day: `14:05`. */
export function timeOf(at: string): string {
  return TIME.format(new Date(at));
}
