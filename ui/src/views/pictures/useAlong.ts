import { useCallback, useSyncExternalStore } from "react";

const KEY = "moves-along";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether what waits for an item moves along with it: kept by the window, the same in all of it. */
export function useAlong(): [boolean, (along: boolean) => void] {
  const along = useSyncExternalStore(subscribe, () => localStorage.getItem(KEY) === "yes");
  const set = useCallback((along: boolean) => {
    localStorage.setItem(KEY, along ? "yes" : "no");
    for (const listener of listeners) listener();
  }, []);
  return [along, set];
}
