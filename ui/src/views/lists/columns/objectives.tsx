import type { KeyResult } from "../../../bindings/KeyResult";
import type { KeyResultRow } from "../../../bindings/KeyResultRow";
import type { Named } from "../../../bindings/Named";
import type { Objective } from "../../../bindings/Objective";
import type { ObjectiveRow } from "../../../bindings/ObjectiveRow";
import { OBJECTIVE_KIND } from "../../../domain/words";
import type { Column, GridRow } from "../grid/column";
import {
  choiceColumn,
  countColumn,
  dateColumn,
  nameColumn,
  numberColumn,
  ownerColumn,
  Share,
  shareColumn,
  textColumn,
} from "./fields";

/** An objective, or one of its key results beneath it. */
export interface ObjectiveLine extends GridRow {
  objective: Objective | null;
  keyResult: KeyResult | null;
  hue: number;
  owner: Named | null;
  score: number | null;
  /** A key result's latest reading, where a metric is kept: it comes before what was typed by hand. */
  read: { value: number; day: string } | null;
  strategies: number | null;
  items: number | null;
}

const lines = new WeakMap<ObjectiveRow, ObjectiveLine[]>();

/** An objective and its key results as rows; the same rows for the same answer. */
export function objectiveLines(row: ObjectiveRow): ObjectiveLine[] {
  let made = lines.get(row);
  if (!made) {
    made = [objectiveLine(row), ...row.key_results.map((keyResult) => keyResultLine(keyResult, row))];
    lines.set(row, made);
  }
  return made;
}

function objectiveLine({ objective, depth, hue, owner, score, strategies, items }: ObjectiveRow): ObjectiveLine {
  return {
    key: objective.id,
    record: { kind: "objective", id: objective.id },
    title: objective.title,
    level: depth,
    also: [objective.external_id, objective.archived ? "archived" : ""].join(" "),
    objective,
    keyResult: null,
    hue,
    owner,
    score,
    read: null,
    strategies,
    items,
  };
}

function keyResultLine(
  { key_result, current, read, score }: KeyResultRow,
  { depth, hue }: ObjectiveRow,
): ObjectiveLine {
  return {
    key: key_result.id,
    record: { kind: "key_result", id: key_result.id },
    title: key_result.title,
    level: depth + 1,
    attached: true,
    objective: null,
    keyResult: key_result,
    hue,
    owner: null,
    score,
    read: read !== null && current !== null ? { value: current, day: read } : null,
    strategies: null,
    items: null,
  };
}

const isObjective = (row: ObjectiveLine) => row.objective !== null;
const isKeyResult = (row: ObjectiveLine) => row.keyResult !== null;

/** The columns of the objectives and their key results: some are for the one, some for the other. */
export function objectiveColumns(today: string): Column<ObjectiveLine>[] {
  return [
    nameColumn("Objective or key result", 340, (row) => (row.objective ? row.hue : undefined)),
    {
      id: "score",
      title: "Score",
      width: 124,
      numeric: true,
      text: (row) => (row.score === null ? "" : `${Math.round(row.score * 100)}%`),
      order: (row) => row.score,
      draw: (row) => <Share value={row.score} hue={row.hue} />,
    },
    ownerColumn(isObjective),
    dateColumn({
      id: "start",
      title: "From",
      width: 104,
      field: "start",
      has: isObjective,
      value: (row) => row.objective?.start ?? null,
      today,
    }),
    {
      ...dateColumn<ObjectiveLine>({
        id: "end",
        title: "Until, due",
        width: 104,
        field: "end",
        value: (row) => row.objective?.end ?? row.keyResult?.due ?? null,
        today,
      }),
      ...dueOrEnd(today),
    },
    numberColumn({
      id: "weight",
      title: "Weight",
      width: 76,
      field: "weight",
      has: isObjective,
      value: (row) => row.objective?.weight ?? null,
    }),
    measure("baseline", "Baseline"),
    measure("target", "Target"),
    nowColumn(),
    textColumn({
      id: "unit",
      title: "Unit",
      width: 84,
      field: "unit",
      has: isKeyResult,
      value: (row) => row.keyResult?.unit ?? "",
    }),
    choiceColumn({
      id: "direction",
      title: "Better is",
      width: 84,
      field: "direction",
      has: isKeyResult,
      value: (row) => row.keyResult?.direction ?? null,
      words: { up: "More", down: "Less" },
    }),
    shareColumn({
      id: "confidence",
      title: "Confidence",
      width: 92,
      field: "confidence",
      has: isKeyResult,
      value: (row) => row.keyResult?.confidence ?? null,
    }),
    choiceColumn({
      id: "kind",
      title: "Kind",
      width: 104,
      field: "objective_kind",
      has: isObjective,
      value: (row) => row.objective?.objective_kind ?? null,
      words: OBJECTIVE_KIND,
    }),
    countColumn({ id: "strategies", title: "Strategies", width: 84, value: (row) => row.strategies }),
    countColumn({ id: "items", title: "Items", width: 64, value: (row) => row.items }),
  ];
}

/** An objective ends, a key result is due: one column, two fields. */
function dueOrEnd(today: string): Pick<Column<ObjectiveLine>, "editor" | "clear"> {
  const end = dateColumn<ObjectiveLine>({ ...UNTIL, field: "end", value: (row) => row.objective?.end ?? null, today });
  const due = dateColumn<ObjectiveLine>({ ...UNTIL, field: "due", value: (row) => row.keyResult?.due ?? null, today });
  return {
    editor: (row) => (row.keyResult ? due : end).editor?.(row) ?? null,
    clear: (row) => (row.keyResult ? due : end).clear?.(row) ?? null,
  };
}

const UNTIL = { id: "end", title: "Until, due", width: 104 };

function measure(field: "baseline" | "target", title: string): Column<ObjectiveLine> {
  return numberColumn({
    id: field,
    title,
    width: 84,
    field,
    negative: true,
    has: isKeyResult,
    value: (row) => row.keyResult?.[field] ?? null,
  });
}

/** A metric's latest reading cannot be typed over: it comes with the metric's next reading. */
function nowColumn(): Column<ObjectiveLine> {
  const typed = numberColumn<ObjectiveLine>({
    id: "current",
    title: "Now",
    width: 84,
    field: "current",
    negative: true,
    has: (row) => isKeyResult(row) && row.read === null,
    value: (row) => row.keyResult?.current ?? null,
  });
  const read = countColumn<ObjectiveLine>({ ...typed, value: (row) => row.read?.value ?? null });
  return {
    ...typed,
    text: (row) => (row.read ? read.text(row) : typed.text(row)),
    order: (row) => row.read?.value ?? row.keyResult?.current ?? null,
    draw: (row) => (row.read ? <span title={`Read on ${row.read.day}`}>{read.text(row)}</span> : typed.text(row)),
  };
}
