import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { RecordRef } from "../bindings/RecordRef";

/** The views, in the order of the sidebar. */
export const VIEWS = [
  "throughline",
  "roadmap",
  "objectives",
  "strategy",
  "items",
  "leaders",
  "products",
  "alignment",
  "history",
] as const;

export type ViewName = (typeof VIEWS)[number];

export interface Navigation {
  view: ViewName;
  /** The record in the inspector. */
  selected: RecordRef | null;
  /** Shows a view; the selection stays. */
  go(view: ViewName): void;
  /** Selects a record, which the inspector then shows; null selects nothing. */
  select(record: RecordRef | null): void;
}

const Context = createContext<Navigation | null>(null);

/** Keeps where the user is, for everything inside. */
export function NavigationProvider({ start = "roadmap", children }: { start?: ViewName; children: ReactNode }) {
  const [view, go] = useState<ViewName>(start);
  const [selected, select] = useState<RecordRef | null>(null);
  const navigation = useMemo(() => ({ view, selected, go, select }), [view, selected]);
  return <Context value={navigation}>{children}</Context>;
}

/** Where the user is, and the ways from there. */
export function useNavigation(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error("There is no navigation around this component.");
  return navigation;
}
