import { useCallback, useEffect, useSyncExternalStore } from "react";
import { usePlatform } from "../platform";
import { type Appearance, keepAppearance, wanted, wear } from "./look";

const listeners = new Set<() => void>();
let dark: MediaQueryList | null = null;

/** Kept, since it is asked in every rendering of what draws. */
function systemDark(): MediaQueryList {
  dark ??= window.matchMedia("(prefers-color-scheme: dark)");
  return dark;
}

function listen(listener: () => void): () => void {
  const media = systemDark();
  listeners.add(listener);
  media.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    media.removeEventListener("change", listener);
  };
}

/** Light or dark, as it is shown now: for what draws without style sheets. */
export function useTheme(): "light" | "dark" {
  return useSyncExternalStore(listen, () => {
    const appearance = wanted();
    if (appearance !== "system") return appearance;
    return systemDark().matches ? "dark" : "light";
  });
}

/** How the user wants it, and the way to change that. */
export function useAppearance(): [Appearance, (appearance: Appearance) => void] {
  const platform = usePlatform();
  const appearance = useSyncExternalStore(listen, wanted);
  useEffect(() => {
    wear(appearance);
    platform.setTheme(appearance === "system" ? null : appearance).catch(() => {
      // The window's own frame keeps its look where the system does not let it change.
    });
  }, [appearance, platform]);
  const change = useCallback((next: Appearance) => {
    keepAppearance(next);
    for (const listener of listeners) listener();
  }, []);
  return [appearance, change];
}
