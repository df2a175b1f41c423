import { useCallback, useEffect, useSyncExternalStore } from "react";
import { usePlatform } from "../platform";

/** How the user wants it; `system` follows the system. */
export type Appearance = "system" | "light" | "dark";

const STORED = "appearance";
const listeners = new Set<() => void>();
const systemDark = () => window.matchMedia("(prefers-color-scheme: dark)");

function wanted(): Appearance {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
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
    const root = document.documentElement;
    if (appearance === "system") delete root.dataset.theme;
    else root.dataset.theme = appearance;
    platform.setTheme(appearance === "system" ? null : appearance).catch(() => {
      // The window's own frame keeps its look where the system does not let it change.
    });
  }, [appearance, platform]);
  const change = useCallback((next: Appearance) => {
    localStorage.setItem(STORED, next);
    for (const listener of listeners) listener();
  }, []);
  return [appearance, change];
}
