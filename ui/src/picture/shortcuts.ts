import type { Shortcut } from "../lib/keys";

/** What single keys do on what the keyboard is on in a picture. */
export type InPicture =
  | "open"
  | "select"
  | "link"
  | "new"
  | "moveBy"
  | "along"
  | "first"
  | "last"
  | "up"
  | "down"
  | "none"
  | "nearer"
  | "further"
  | "fold"
  | "foldOuter";

type PictureShortcut = Shortcut & { id: InPicture };

export const ON_PICTURES: readonly PictureShortcut[] = [
  { id: "open", keys: ["Enter"], does: "Open it in the inspector; fold or unfold a group" },
  { id: "select", keys: ["Space"], does: "Select it; held, the pointer moves the picture" },
  { id: "none", keys: ["Escape"], does: "Select nothing" },
  { id: "first", keys: ["Home"], does: "Go to the first" },
  { id: "last", keys: ["End"], does: "Go to the last" },
  { id: "up", keys: ["PageUp"], does: "Go up by a page" },
  { id: "down", keys: ["PageDown"], does: "Go down by a page" },
  { id: "fold", keys: ["F"], does: "Fold or unfold its lane" },
  { id: "foldOuter", keys: ["Shift+F"], does: "Fold or unfold the lane around its lane" },
];

export const ON_ROADMAP: readonly PictureShortcut[] = [
  { id: "moveBy", keys: ["M"], does: "Move by a number of days, weeks, months or quarters" },
  { id: "along", keys: ["W"], does: "Move what waits too, or no longer" },
  { id: "link", keys: ["L"], does: "Begin a link; arrows choose what waits, Enter links" },
  { id: "new", keys: ["N"], does: "New item here" },
  { id: "nearer", keys: ["+", "="], does: "Nearer" },
  { id: "further", keys: ["-"], does: "Further" },
];

const BY_KEY = new Map([...ON_PICTURES, ...ON_ROADMAP].flatMap(({ id, keys }) => keys.map((key) => [key, id])));

/** What a key means on a picture, alone or with Shift; null where it means nothing. */
export function inPicture(key: string, shift = false): InPicture | null {
  const name = key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  return (shift ? BY_KEY.get(`Shift+${name}`) : undefined) ?? BY_KEY.get(name) ?? null;
}
