import { useEffect, useMemo, useState } from "react";
import { useWideEnough } from "../../lib/media";
import type { InspectorState } from ".";

const STORED = "inspector";

/** Whether the inspector is open: beside the view where there is room, as the user left it; over it only on demand. */
export function useInspectorState(): InspectorState {
  const wide = useWideEnough(1200);
  const [beside, setBeside] = useState(() => localStorage.getItem(STORED) !== "closed");
  const [over, setOver] = useState(false);
  useEffect(() => localStorage.setItem(STORED, beside ? "open" : "closed"), [beside]);
  return useMemo(() => {
    const set = wide ? setBeside : setOver;
    return { isOpen: wide ? beside : over, open: () => set(true), close: () => set(false) };
  }, [wide, beside, over]);
}
