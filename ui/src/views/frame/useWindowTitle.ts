import { useEffect } from "react";
import type { Status } from "../../bindings/Status";
import { usePlatform } from "../../platform";

/** Keeps the window's title: the workspace's name, and that it may only be read where that is so. */
export function useWindowTitle(status: Status | null) {
  const platform = usePlatform();
  const name = status?.title ?? "";
  const readOnly = status?.access.access === "read_only";
  useEffect(() => {
    const title = [name, readOnly ? "(read only)" : ""].filter(Boolean).join(" ");
    platform.setTitle(title === "" ? "Throughline" : `${title} – Throughline`).catch(() => {
      // A title that cannot be set is no reason to stop.
    });
  }, [platform, name, readOnly]);
}
