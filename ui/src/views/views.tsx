import { type ComponentType, lazy } from "react";
import type { ViewName } from "../domain/navigation";

/** The views there are. Each is loaded when it is first gone to, but for the roadmap, which is where one begins. */
export const VIEW_COMPONENTS: Partial<Record<ViewName, ComponentType>> = {
  throughline: lazy(() => import("./pictures/Throughline")),
  roadmap: lazy(() => import("./pictures/Roadmap")),
  objectives: lazy(() => import("./lists/Objectives")),
  strategy: lazy(() => import("./lists/Strategies")),
  items: lazy(() => import("./lists/Items")),
  leaders: lazy(() => import("./lists/Leaders")),
  products: lazy(() => import("./lists/Products")),
  alignment: lazy(() => import("./alignment/Alignment")),
  history: lazy(() => import("./history/History")),
};
