import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Id } from "../bindings/Id";
import type { RecordRef } from "../bindings/RecordRef";

/** The views, in the order of the sidebar, where groups stand a little apart: pictures, records, how it stands. */
export const VIEW_GROUPS = [
  ["throughline", "roadmap", "board", "portfolio", "calendar", "matrix", "coverage", "allocation", "okr", "table"],
  ["objectives", "strategy", "items", "leaders", "products"],
  ["alignment", "changes", "history", "scenarios"],
] as const;

export type ViewName = (typeof VIEW_GROUPS)[number][number];

export const VIEWS: readonly ViewName[] = VIEW_GROUPS.flat();

/** The views that have a key of their own; there are ten of them. A view that came later is found without one. */
const KEYED: readonly ViewName[] = [
  "throughline",
  "roadmap",
  "board",
  "objectives",
  "strategy",
  "items",
  "leaders",
  "products",
  "alignment",
  "history",
];

/** The key that goes to a view, with the one that begins commands: `1` to `9`, then `0`; null where it has none. */
export function viewKey(view: ViewName): string | null {
  const place = KEYED.indexOf(view);
  return place < 0 ? null : String((place + 1) % 10);
}

export interface Navigation {
  view: ViewName;
  /** The saved view that is shown, by the id of its record; null where the view is set as it was last. */
  saved: Id | null;
  /** The record in the inspector. */
  selected: RecordRef | null;
  /** Shows a view; the selection stays. */
  go(view: ViewName, saved?: Id): void;
  /** Selects a record, which the inspector then shows; null selects nothing. */
  select(record: RecordRef | null): void;
}

const Context = createContext<Navigation | null>(null);

/** Keeps where the user is, for everything inside. */
export function NavigationProvider({ start = "roadmap", children }: { start?: ViewName; children: ReactNode }) {
  const [{ view, saved }, setPlace] = useState<{ view: ViewName; saved: Id | null }>({ view: start, saved: null });
  const go = useCallback((view: ViewName, saved: Id | null = null) => setPlace({ view, saved }), []);
  const [selected, select] = useState<RecordRef | null>(null);
  const navigation = useMemo(() => ({ view, saved, selected, go, select }), [view, saved, selected, go]);
  return <Context value={navigation}>{children}</Context>;
}

/** Where the user is, and the ways from there. */
export function useNavigation(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error("There is no navigation around this component.");
  return navigation;
}
