import { type ComponentType, lazy } from "react";
import type { ViewName } from "../domain/navigation";
import Roadmap from "./pictures/Roadmap";

const LOADS: Partial<Record<ViewName, () => Promise<{ default: ComponentType }>>> = {
  throughline: () => import("./pictures/Throughline"),
  board: () => import("./pictures/Board"),
  portfolio: () => import("./pictures/Portfolio"),
  calendar: () => import("./pictures/Calendar"),
  matrix: () => import("./pictures/Matrix"),
  coverage: () => import("./pictures/Coverage"),
  allocation: () => import("./pictures/Allocation"),
  okr: () => import("./pictures/Okr"),
  table: () => import("./table/Table"),
  objectives: () => import("./lists/Objectives"),
  strategy: () => import("./lists/Strategies"),
  items: () => import("./lists/Items"),
  leaders: () => import("./lists/Leaders"),
  products: () => import("./lists/Products"),
  alignment: () => import("./alignment/Alignment"),
  changes: () => import("./pictures/Changes"),
  history: () => import("./history/History"),
  scenarios: () => import("./scenarios/Scenarios"),
};

/**
 * The views there are. The roadmap, where one begins, comes with the page; each other is loaded when it is first gone
 * to, or once the first of them stands.
 */
export const VIEW_COMPONENTS = Object.fromEntries([
  ["roadmap", Roadmap],
  ...Object.entries(LOADS).map(([name, load]) => [name, lazy(load)]),
]) as Partial<Record<ViewName, ComponentType>>;

/** Loads the views that nobody has gone to yet, so that going to them shows them at once. */
export function loadViews(): void {
  // One that does not load now is asked for again, and complained about, when it is gone to.
  for (const load of Object.values(LOADS)) load().catch(() => undefined);
}
