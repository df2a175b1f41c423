import { useCallback, useMemo, useState } from "react";
import type { Sort } from "./column";

interface Kept {
  sort: Sort | null;
  /** Keys of the rows whose lower rows are hidden. */
  folded: ReadonlySet<string>;
}

/** How a grid is sorted and folded: kept while the app is open, so that it is the same on coming back. */
export interface GridMemory extends Kept {
  set(change: Partial<Kept>): void;
}

const PLAIN: Kept = { sort: null, folded: new Set() };
const kept = new Map<string, Kept>();

export function useGridMemory(name: string): GridMemory {
  const [now, setNow] = useState<Kept>(() => kept.get(name) ?? PLAIN);
  const set = useCallback(
    (change: Partial<Kept>) =>
      setNow((before) => {
        const next = { ...before, ...change };
        kept.set(name, next);
        return next;
      }),
    [name],
  );
  return useMemo(() => ({ ...now, set }), [now, set]);
}
