import type { Option } from "../../primitives/Select";

export type Level = "1" | "2" | "all";

/** How many levels of items a picture shows. */
export const LEVELS: Option<Level>[] = [
  { id: "1", label: "Topmost" },
  { id: "2", label: "Two levels" },
  { id: "all", label: "All" },
];

/** The choice that a depth is. */
export function levelOf(depth: number | null): Level {
  return depth === 1 ? "1" : depth === 2 ? "2" : "all";
}

/** The depth that a choice is. */
export function depthOf(level: Level): number | null {
  return level === "all" ? null : Number(level);
}
