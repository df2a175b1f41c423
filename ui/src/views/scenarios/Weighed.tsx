import { useState } from "react";
import type { Effect } from "../../bindings/Effect";
import type { Told } from "../../bindings/Told";
import type { Weighed as Answer } from "../../bindings/Weighed";
import type { What } from "../../bindings/What";
import { useStatus } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { useNavigation } from "../../domain/navigation";
import { number, percent } from "../../lib/numbers";
import { Pressable } from "../../primitives/Pressable";
import { Counts, Differences } from "../history/Differences";
import { useInspector } from "../inspector";
import styles from "./Scenarios.module.css";

/** A number in both, and how they differ; `tone` where one of them is better. */
interface Row {
  label: string;
  why?: string;
  before: string;
  after: string;
  change: string;
}

/** What a scenario means beside another state of the plan: in numbers, in findings, and in what differs. */
export function Weighed({ weighed }: { weighed: Answer }) {
  const [only, setOnly] = useState<What | null>(null);
  const unit = useStatus()?.effort_unit ?? "";
  const { effect, changes, from, to } = weighed;
  const rows = rowsOf(effect, unit);
  const { findings } = effect;
  return (
    <>
      <section aria-labelledby="means">
        <h3 id="means" className={styles.heading}>
          What it means
        </h3>
        {rows.length === 0 ? (
          <p className={styles.muted}>No number of coverage, allocation, dates, load or findings is different.</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">{from.label === "Now" ? "The plan" : from.label}</th>
                <th scope="col">{to.label}</th>
                <th scope="col">Difference</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label}>
                  <th scope="row" title={row.why}>
                    {row.label}
                  </th>
                  <td>{row.before}</td>
                  <td>{row.after}</td>
                  <td>{row.change}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Findings heading="Found in it alone" told={findings.come} />
        <Findings heading="No longer found" told={findings.gone} />
      </section>
      <section aria-labelledby="differs">
        <h3 id="differs" className={styles.heading}>
          What differs
        </h3>
        {changes.records.length === 0 ? (
          <p className={styles.muted}>Nothing yet: both are the same.</p>
        ) : (
          <>
            <Counts changes={changes} only={only} onOnly={setOnly} />
            <Differences records={changes.records} only={only} />
          </>
        )}
      </section>
    </>
  );
}

function Findings({ heading, told }: { heading: string; told: readonly Told[] }) {
  const { select } = useNavigation();
  const inspector = useInspector();
  if (told.length === 0) return null;
  return (
    <div className={styles.findings}>
      <h4>
        {heading} <span className={styles.muted}>{told.length}</span>
      </h4>
      <ul>
        {told.map((one) => (
          <li key={`${one.code}:${one.record.id}`}>
            <Pressable
              className={styles.found}
              onPress={() => {
                select(one.record);
                inspector.open();
              }}
            >
              <span className={styles.code}>{one.code}</span> <strong>{one.title}</strong> {one.message}
            </Pressable>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The numbers that differ. */
export function rowsOf(effect: Effect, unit: string): Row[] {
  const shares = [
    ...effect.coverage.map(({ label, formula, before, after }) => ({ label, why: formula, before, after })),
    ...effect.allocation.map(({ title, effort: [before, after] }) => ({
      label: `Share of effort: ${title}`,
      why: "Effort of the active items that serve it, over the effort that serves it or an objective beside it.",
      before,
      after,
    })),
  ].map(
    ({ label, why, before, after }): Row => ({
      label,
      why,
      before: before === null ? "–" : percent(before),
      after: after === null ? "–" : percent(after),
      change: before === null || after === null ? "" : signed(Math.round((after - before) * 1000) / 10, "points"),
    }),
  );
  const counts = effect.allocation.map(({ title, items }) => counted(`Items for: ${title}`, items, "items"));
  const load = effect.load.flatMap(({ name, items, effort }) => [
    counted(`Items of ${name}`, items, "items"),
    counted(`Effort of ${name}`, effort, unit),
  ]);
  const [before, after] = effect.last_end;
  const end = (date: string | null) => (date === null ? "–" : dateLabel(date));
  const dates: Row = { label: "Last end of an active item", before: end(before), after: end(after), change: "" };
  const levels = [
    ["Errors", effect.findings.before.errors, effect.findings.after.errors],
    ["Warnings", effect.findings.before.warnings, effect.findings.after.warnings],
    ["Notes", effect.findings.before.notes, effect.findings.after.notes],
  ] as const;
  const found = levels.map(([label, was, is]) => counted(`${label} of the check`, [was, is], ""));
  return [...shares, ...counts, ...load, dates, ...found].filter((row) => row.before !== row.after);
}

function counted(label: string, [before, after]: readonly [number, number], unit: string): Row {
  const change = signed(Math.round((after - before) * 100) / 100, unit);
  return { label, before: number(before), after: number(after), change };
}

function signed(by: number, unit: string): string {
  const sign = by > 0 ? "+" : by < 0 ? "−" : "";
  return `${sign}${number(Math.abs(by))} ${unit}`.trim();
}
