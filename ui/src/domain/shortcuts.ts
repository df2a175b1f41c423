import type { Shortcut } from "../lib/keys";
import { ON_PICTURES, ON_ROADMAP } from "../picture/shortcuts";
import { VIEWS, type ViewName, viewKey } from "./navigation";

// All keys in one place: the handlers of the window and of pictures go by these lists, and the dialogue of keys shows
// them. Keys are written `Mod+Shift+Z`: Mod is Ctrl, on Apple machines ⌘.

/** What the keys do that work everywhere. */
export type Everywhere =
  | "palette"
  | "keys"
  | "undo"
  | "redo"
  | "new"
  | "open"
  | "import"
  | "export"
  | `view:${ViewName}`;

export const EVERYWHERE: readonly (Shortcut & { id: Everywhere })[] = [
  { id: "palette", keys: ["Mod+K"], does: "Find or do anything" },
  { id: "keys", keys: ["?", "F1"], does: "Show these keys" },
  { id: "undo", keys: ["Mod+Z"], does: "Take back the last edit" },
  { id: "redo", keys: ["Mod+Shift+Z", "Mod+Y"], does: "Make it again" },
  { id: "new", keys: ["Mod+N"], does: "New workspace" },
  { id: "open", keys: ["Mod+O"], does: "Open a workspace" },
  { id: "import", keys: ["Mod+I"], does: "Import a spreadsheet" },
  { id: "export", keys: ["Mod+E"], does: "Export the picture" },
  ...VIEWS.flatMap((view) => {
    const key = viewKey(view);
    return key === null
      ? []
      : [
          {
            id: `view:${view}` as const,
            keys: [`Mod+${key}`],
            does: `Go to ${view[0]?.toUpperCase()}${view.slice(1)}`,
          },
        ];
  }),
];

/** The views and their keys, as the dialogue shows them. */
export const SHORTCUTS: readonly { title: string; keys: readonly Shortcut[] }[] = [
  { title: "Everywhere", keys: EVERYWHERE },
  {
    title: "Pictures",
    keys: [
      { keys: ["←/→", "↑/↓"], does: "Go from one to the next" },
      { keys: ["Mod+F"], does: "Find words in it, where they stand" },
      ...ON_PICTURES,
      { keys: ["Shift+←/→", "Shift+↑/↓"], does: "Select several" },
    ],
  },
  {
    title: "Roadmap",
    keys: [
      { keys: ["Alt+←/→"], does: "Move earlier or later" },
      { keys: ["Alt+↑/↓"], does: "Move to another lane" },
      { keys: ["Alt+Shift+←/→"], does: "End earlier or later" },
      { keys: ["Alt+Shift+↑/↓"], does: "Start earlier or later" },
      ...ON_ROADMAP,
      { keys: ["Tab"], does: "Go on to the map of a long plan; arrows move the window there" },
    ],
  },
  { title: "Board", keys: [{ keys: ["Alt+←/→", "Alt+↑/↓"], does: "Move the card" }] },
  { title: "Matrix", keys: [{ keys: ["Alt+←/→", "Alt+↑/↓"], does: "Score by a step less or more" }] },
  {
    title: "Table",
    keys: [
      { keys: ["Shift+←/→", "Shift+↑/↓", "Mod+A"], does: "Select several cells, or all" },
      { keys: ["Mod+C", "Mod+Shift+C"], does: "Copy them for a spreadsheet, with the columns’ names by Shift" },
      { keys: ["Mod+V"], does: "Paste a block of cells, or one value into all of them" },
      { keys: ["Mod+D"], does: "Fill the selection from its first row" },
      { keys: ["Delete"], does: "Empty the cells" },
      { keys: ["Space"], does: "Select the rows of the cells" },
      { keys: ["Enter", "Shift+Enter"], does: "On a column’s name: sort by it; sort by it too" },
      { keys: ["Alt+←/→"], does: "On a column’s name: move it. On a group: fold or unfold" },
      { keys: ["Alt+Shift+←/→"], does: "On a column’s name: narrower or wider" },
      { keys: ["Shift+F10"], does: "Open the menu of the row or the column" },
    ],
  },
  {
    title: "Lists",
    keys: [
      { keys: ["Enter", "F2"], does: "Edit the cell, or just begin to type" },
      { keys: ["Tab", "Shift+Tab"], does: "Keep it and go to the next or the last cell" },
      { keys: ["Escape"], does: "Leave the cell as it was; select no row" },
      { keys: ["Delete"], does: "Empty the cell; with rows selected, delete them" },
      { keys: ["Mod+Delete"], does: "Delete the row" },
      { keys: ["Mod+Enter"], does: "Open it in the inspector" },
      { keys: ["Space"], does: "Select the row" },
      { keys: ["Shift+↑/↓"], does: "Select several rows" },
      { keys: ["Alt+←/→"], does: "Fold or unfold" },
      { keys: ["Shift+F10"], does: "Open the row's menu" },
      { keys: ["Mod+Home", "Mod+End"], does: "Go to the first or the last row" },
    ],
  },
];

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What a press means everywhere; null where it means nothing. `command` says whether the key that begins commands is down. */
export function everywhere(press: Press, command: boolean): Everywhere | null {
  const modifiers = command ? "Mod+" : press.ctrlKey || press.metaKey || press.altKey ? null : "";
  if (modifiers === null) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  // Without a modifier the sign itself is meant, however the keyboard makes it.
  const written = command && press.shiftKey ? `${modifiers}Shift+${key}` : modifiers + key;
  return EVERYWHERE.find(({ keys }) => keys.includes(written))?.id ?? null;
}
