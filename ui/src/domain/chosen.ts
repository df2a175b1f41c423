import { useEffect, useSyncExternalStore } from "react";
import type { Id } from "../bindings/Id";
import { useNavigation } from "./navigation";

// Which items are selected in the view that is shown, so that the palette can do something with all of them.

const NONE: readonly Id[] = [];
let chosen: readonly Id[] = NONE;
const listeners = new Set<() => void>();

function offer(items: readonly Id[]) {
  chosen = items;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Says which items are selected here, as long as this is shown. */
export function useOfferItems(items: readonly Id[]) {
  useEffect(() => {
    offer(items);
    return () => offer(NONE);
  }, [items]);
}

/** The items that are selected: several in the view that is shown, else the one in the inspector. */
export function useChosenItems(): readonly Id[] {
  const items = useSyncExternalStore(subscribe, () => chosen);
  const { selected } = useNavigation();
  if (items.length > 0) return items;
  return selected?.kind === "item" ? [selected.id] : NONE;
}
