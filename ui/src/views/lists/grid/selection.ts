/** The rows that are ticked, and the one that a range goes from. */
export interface Selection {
  keys: ReadonlySet<string>;
  anchor: string | null;
}

export const NOTHING: Selection = { keys: new Set(), anchor: null };

/** Ticks a row or takes its tick away. */
export function toggle({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Ticks everything from the anchor to a row, as shown; what was ticked before stays. */
export function extend(selection: Selection, key: string, shown: readonly string[]): Selection {
  const from = shown.indexOf(selection.anchor ?? key);
  const to = shown.indexOf(key);
  if (from < 0 || to < 0) return { keys: new Set([...selection.keys, key]), anchor: key };
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { keys: new Set([...selection.keys, ...range]), anchor: selection.anchor ?? key };
}

/** Ticks all that is shown; takes every tick away where all are ticked. */
export function toggleAll({ keys }: Selection, shown: readonly string[]): Selection {
  return shown.every((key) => keys.has(key)) ? NOTHING : { keys: new Set(shown), anchor: null };
}

/** Without the rows that are gone; the same where none is. */
export function without(selection: Selection, there: ReadonlySet<string>): Selection {
  const gone = [...selection.keys].some((key) => !there.has(key));
  if (!gone) return selection;
  return {
    keys: new Set([...selection.keys].filter((key) => there.has(key))),
    anchor: selection.anchor !== null && there.has(selection.anchor) ? selection.anchor : null,
  };
}
