import type { Ask } from "../../../bindings/Ask";
import type { Rank } from "../../../bindings/Rank";
import type { RecordRef } from "../../../bindings/RecordRef";
import { set } from "../../../domain/changes";
import { number, parseNumber } from "../../../lib/numbers";
import type { Column, GridRow } from "../grid/column";

/** The numbers of an item by criterion. */
export type Scores = { [criterion: string]: number };

/** `3`, or `3=` where others share it. */
export function rankLabel(rank: Rank | null): string {
  return rank === null ? "" : `${rank.place}${rank.tied ? "=" : ""}`;
}

function given(record: RecordRef, scores: Scores, criterion: string, value: number | null) {
  const { [criterion]: _, ...others } = scores;
  return set(record, { scores: value === null ? others : { ...others, [criterion]: value } });
}

/** Columns for the criteria that a method asks for; what an item keeps as a field of its own has its column already. */
export function criterionColumns<Row extends GridRow>(
  asks: readonly Ask[],
  width: number,
  scores: (row: Row) => Scores,
): Column<Row>[] {
  const own = asks.filter(({ measure }) => !["confidence", "effort", "progress"].includes(measure));
  return own.map(({ measure, label, hint, words }) => {
    const value = (row: Row) => scores(row)[measure] ?? null;
    const said = (row: Row) => {
      const now = value(row);
      return now === null ? "" : (words.find(([at]) => at === now)?.[1] ?? number(now));
    };
    return {
      id: `score:${measure}`,
      title: label,
      width,
      numeric: words.length === 0,
      text: said,
      order: value,
      editor: (row) =>
        words.length > 0
          ? {
              kind: "choice",
              value: value(row) === null ? null : String(value(row)),
              options: words.map(([at, word]) => ({ id: String(at), label: word })),
              choose: (id) => [given(row.record, scores(row), measure, Number(id))],
            }
          : {
              kind: "text",
              value: said(row),
              placeholder: hint,
              read: (typed) => {
                if (typed.trim() === "") return { changes: [given(row.record, scores(row), measure, null)] };
                const written = parseNumber(typed);
                if (written === null) return { problem: "Write a number such as 4 or 2.5." };
                return { changes: [given(row.record, scores(row), measure, written)] };
              },
            },
      clear: (row) => (value(row) === null ? [] : [given(row.record, scores(row), measure, null)]),
    } satisfies Column<Row>;
  });
}
