import { useEffect, useMemo, useState } from "react";
import { inspectorBefore, keepInspector } from "../../domain/room";
import { useWideEnough } from "../../lib/media";
import { WIDE } from "../../lib/width";
import type { InspectorState } from ".";

/** Whether the inspector is open: beside the view where there is room, as the user left it; over it only on demand. */
export function useInspectorState(): InspectorState {
  const wide = useWideEnough(WIDE);
  const [beside, setBeside] = useState(inspectorBefore);
  const [over, setOver] = useState(false);
  useEffect(() => keepInspector(beside), [beside]);
  return useMemo(() => {
    const set = wide ? setBeside : setOver;
    return { isOpen: wide ? beside : over, open: () => set(true), close: () => set(false) };
  }, [wide, beside, over]);
}
