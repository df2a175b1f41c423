import { createContext, useContext } from "react";
import type { Id } from "../bindings/Id";

/** What the whole window can do: the same from the menus, the keys, the palette and the sidebar. */
export interface Actions {
  newWorkspace(sample?: boolean): void;
  /** Opens a workspace; asks which where no path is given. */
  openWorkspace(path?: string): void;
  closeWorkspace(): void;
  /** Imports spreadsheets; asks which where none are given. */
  importFiles(paths?: string[]): void;
  exportPicture(): void;
  /** Writes the whole plan for other programs: JSON, a workbook, Markdown or a calendar. */
  exportPlan(): void;
  openPalette(): void;
  /** Opens the window in which one chooses how items are scored. */
  openScoring(): void;
  /** Opens the window in which one decides what each audience sees. */
  openAudiences(): void;
  /** Opens the dialogue that moves items by so many weeks. */
  openMove(items: readonly Id[]): void;
  /** Shows all keys. */
  openKeys(): void;
}

/** What opens over the window without asking for a file. */
export type Openers = Pick<Actions, "openPalette" | "openScoring" | "openAudiences" | "openMove" | "openKeys">;

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("There are no actions around this component.");
  return actions;
}
