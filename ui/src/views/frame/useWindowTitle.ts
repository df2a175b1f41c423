import { useEffect } from "react";
import type { Status } from "../../bindings/Status";
import { usePlatform } from "../../platform";

/** Keeps the window's title: the workspace's name, the scenario that is worked on, and that it may only be read where that is so. */
export function useWindowTitle(status: Status | null) {
  const platform = usePlatform();
  const name = status?.title ?? "";
  const scenario = status?.scenario?.title;
  const audience = status?.audience?.title;
  const readOnly = status?.access.access === "read_only";
  useEffect(() => {
    const seen = audience === undefined ? "" : `as ${audience} sees it`;
    const title = [scenario === undefined ? name : `${name}: ${scenario}`, seen, readOnly ? "(read only)" : ""]
      .filter(Boolean)
      .join(" ");
    platform.setTitle(title === "" ? "Throughline" : `${title} – Throughline`).catch(() => {
      // A title that cannot be set is no reason to stop.
    });
  }, [platform, name, scenario, audience, readOnly]);
}
