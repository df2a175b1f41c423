import { useMemo } from "react";
import type { Zoom } from "../../bindings/Zoom";
import { set } from "../../domain/changes";
import { useEdit, useWritable } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { partsOf } from "../../lib/days";
import type { TimeActions } from "../../picture/types";
import { usePlatform } from "../../platform";

/** The period that an item without dates is given when it is dropped on a day: as fine as the picture can show. */
export function periodAt(day: number, zoom: Zoom): string {
  const [year, month] = partsOf(day);
  if (zoom === "year") return `${year}-Q${Math.ceil(month / 3)}`;
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** Moving items in time by hand; none where the workspace may only be read. */
export function useTimeActions(zoom: Zoom): TimeActions | undefined {
  const { call } = usePlatform();
  const edit = useEdit();
  const writable = useWritable();
  return useMemo(() => {
    if (!writable) return undefined;
    return {
      // A preview that fails only shows nothing: the move itself says why.
      preview: (item, days, edge) => call("preview_move", { item, days, edge }).catch(() => null),
      move: async (items, days, edge) => (await edit([{ op: "move", items, days, edge }])) !== null,
      schedule: async (item, day) => {
        const period = periodAt(day, zoom);
        return (await edit([set({ kind: "item", id: item }, { start: period, end: period })])) !== null;
      },
      scheduleLabel: (day) => dateLabel(periodAt(day, zoom)),
    } satisfies TimeActions;
  }, [call, edit, writable, zoom]);
}
