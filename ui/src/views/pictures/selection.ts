import { useCallback, useMemo, useState } from "react";
import type { RecordRef } from "../../bindings/RecordRef";
import { sameRef } from "../../domain/changes";
import { useNavigation } from "../../domain/navigation";

/** The key under which a picture knows a record. */
export function keyOf({ kind, id }: RecordRef): string {
  return `${kind}:${id}`;
}

/** What is selected in a picture: the record in the inspector, and others that were added to it. */
export function useSelection() {
  const { selected, select } = useNavigation();
  const [added, setAdded] = useState<RecordRef[]>([]);
  // Others hold only as long as the one they were added to is still selected.
  const all = useMemo(() => {
    if (selected === null) return [];
    return added.some((ref) => sameRef(ref, selected)) ? added : [selected];
  }, [selected, added]);
  const keys = useMemo(() => new Set(all.map(keyOf)), [all]);
  const items = useMemo(() => all.filter((ref) => ref.kind === "item").map((ref) => ref.id), [all]);
  const choose = useCallback(
    (record: RecordRef | null, extend: boolean) => {
      if (!extend || record === null) {
        setAdded([]);
        select(record);
        return;
      }
      const rest = all.filter((ref) => !sameRef(ref, record));
      const next = rest.length === all.length ? [...all, record] : rest;
      setAdded(next);
      select(next.at(-1) ?? null);
    },
    [all, select],
  );
  const chooseMany = useCallback(
    (records: RecordRef[], extend: boolean) => {
      const before = extend ? all : [];
      const next = [...before, ...records.filter((ref) => !before.some((other) => sameRef(ref, other)))];
      setAdded(next.length > 1 ? next : []);
      select(next.at(-1) ?? null);
    },
    [all, select],
  );
  return { keys, items, choose, chooseMany };
}
