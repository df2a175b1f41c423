import { useCallback, useSyncExternalStore } from "react";

/** Whether the window is at least that wide, in CSS pixels. */
export function useWideEnough(width: number): boolean {
  const query = `(min-width: ${width}px)`;
  const listen = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(listen, () => window.matchMedia(query).matches);
}
