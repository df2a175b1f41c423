import { useMemo } from "react";
import type { Zoom } from "../../bindings/Zoom";
import { set } from "../../domain/changes";
import { useEdit, useWritable } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { partsOf, textOf } from "../../lib/days";
import type { TimeActions } from "../../picture/types";
import { usePlatform } from "../../platform";
import { useToast } from "../../primitives/Toasts";
import { useAlong } from "./useAlong";

/** The period that an item without dates is given when it is dropped on a day: as fine as the picture can show. */
export function periodAt(day: number, zoom: Zoom): string {
  const [year, month] = partsOf(day);
  if (zoom === "year") return `${year}-Q${Math.ceil(month / 3)}`;
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** Changing items on a time axis by hand; nothing where the workspace may only be read. */
export function useTimeActions(zoom: Zoom): TimeActions | undefined {
  const { call } = usePlatform();
  const edit = useEdit();
  const toast = useToast();
  const writable = useWritable();
  const [along, setAlong] = useAlong();
  return useMemo(() => {
    if (!writable) return undefined;
    return {
      along,
      setAlong,
      // A preview that fails only shows nothing: the edit itself says why.
      preview: (move) => call("preview_move", move).catch(() => null),
      make: async ({ changes, edit: label }) => (await edit(changes, label)) !== null,
      join: (blocker, blocked) => call("preview_join", { blocker, blocked }).catch(() => null),
      makeJoin: async ({ changes, edit: label }) => (await edit(changes, label)) !== null,
      draw: ({ from, until, ...drawn }) =>
        call("preview_draw", { zoom, from: textOf(from), until: textOf(until), ...drawn }).catch(() => null),
      makeDrawn: async ({ changes, edit: label }) => (await edit(changes, label))?.created[0] ?? null,
      refuse: (why) => toast({ message: why, kind: "refused" }),
      schedule: async (item, day) => {
        const period = periodAt(day, zoom);
        return (await edit([set({ kind: "item", id: item }, { start: period, end: period })])) !== null;
      },
      scheduleLabel: (day) => dateLabel(periodAt(day, zoom)),
    } satisfies TimeActions;
  }, [call, edit, toast, writable, zoom, along, setAlong]);
}
