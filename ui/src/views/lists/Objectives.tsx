import { useMemo } from "react";
import { useAsk, useToday } from "../../domain/core";
import { type BulkAction, ownAll } from "./bulk/bulk";
import { type ObjectiveLine, objectiveColumns, objectiveLines } from "./columns/objectives";
import { type Below, ListView } from "./ListView";

const BULK: BulkAction<ObjectiveLine>[] = [
  {
    kind: "record",
    label: "Owner",
    of: ["leader"],
    none: "Nobody",
    // A key result is its objective's owner's.
    changes: (rows, leader) =>
      ownAll(
        rows.filter((row) => row.objective),
        leader,
      ),
    said: (what, leader) => `Set owner of ${what} to ${leader}`,
  },
];

const BELOW: Below<ObjectiveLine> = {
  label: "Add a key result",
  kind: "key_result",
  fits: (row) => row.objective !== null,
  fields: (row) => ({ objective_id: row.record.id }),
};

const under = ({ keyResult }: ObjectiveLine) =>
  keyResult ? ({ kind: "objective", id: keyResult.objective_id } as const) : null;

/** All objectives with their key results beneath. */
export default function Objectives() {
  const objectives = useAsk("objectives").data;
  const today = useToday();
  const rows = useMemo(() => objectives?.flatMap(objectiveLines), [objectives]);
  const columns = useMemo(() => objectiveColumns(today), [today]);
  return (
    <ListView
      title="Objectives"
      kind="objective"
      rows={rows}
      columns={columns}
      bulk={BULK}
      below={BELOW}
      under={under}
      empty="An objective says what the business must achieve; its key results say how one would see it."
    />
  );
}
