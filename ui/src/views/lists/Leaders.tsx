import { useMemo } from "react";
import { useAsk, useToday } from "../../domain/core";
import { LEADER_ROLE } from "../../domain/words";
import { type BulkAction, setAll } from "./bulk/bulk";
import { type LeaderLine, leaderColumns, leaderLine } from "./columns/others";
import { ListView } from "./ListView";

const BULK: BulkAction<LeaderLine>[] = [
  {
    kind: "choice",
    label: "Role",
    options: Object.entries(LEADER_ROLE).map(([id, label]) => ({ id, label })),
    changes: (rows, role) => setAll(rows, "role", role),
    said: (what, role) => `Set role of ${what} to ${role}`,
  },
  {
    kind: "record",
    label: "Reports to",
    of: ["leader"],
    none: "Nobody",
    // Nobody reports to themselves.
    changes: (rows, to) =>
      setAll(
        rows.filter((row) => row.id !== to?.id),
        "reports_to_id",
        to?.id ?? null,
      ),
    said: (what, to) => `Let ${what} report to ${to}`,
  },
];

/** All leaders. */
export default function Leaders() {
  const leaders = useAsk("leaders").data;
  const today = useToday();
  const rows = useMemo(() => leaders?.map(leaderLine), [leaders]);
  const columns = useMemo(() => leaderColumns(today), [today]);
  return (
    <ListView
      title="Leaders"
      kind="leader"
      rows={rows}
      columns={columns}
      bulk={BULK}
      empty="A leader answers for objectives, strategies and items: exactly one for each."
    />
  );
}
