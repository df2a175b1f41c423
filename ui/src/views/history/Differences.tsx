import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Changed } from "../../bindings/Changed";
import type { Comparison } from "../../bindings/Comparison";
import type { RecordKind } from "../../bindings/RecordKind";
import type { What } from "../../bindings/What";
import { useNavigation } from "../../domain/navigation";
import { KIND } from "../../domain/words";
import { number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { useInspector } from "../inspector";
import styles from "./Differences.module.css";

/** What each sort of difference is called beside its count. */
export const WHAT: Record<What, string> = {
  added: "added",
  deleted: "deleted",
  dropped: "dropped",
  finished: "finished",
  slipped: "slipped",
  pulled_in: "pulled in",
  dates: "other dates",
  owner: "re-owned",
  serves: "re-linked",
  scope: "re-scoped",
  dependencies: "other dependencies",
  status: "other status",
  progress: "progressed",
  confidence: "other confidence",
  other: "otherwise",
};

const BAD: readonly What[] = ["slipped", "deleted", "dropped"];
const GOOD: readonly What[] = ["pulled_in", "finished", "added"];

function tone(what: What): "bad" | "good" | undefined {
  if (BAD.includes(what)) return "bad";
  return GOOD.includes(what) ? "good" : undefined;
}

/** The counts: `3 slipped`, `1 added`. A press shows only those. */
export function Counts({
  changes,
  only,
  onOnly,
}: {
  changes: Comparison;
  only: What | null;
  onOnly(what: What | null): void;
}) {
  const counts = (Object.keys(WHAT) as What[]).filter((what) => (changes.counts[what] ?? 0) > 0);
  return (
    <ul className={styles.counts} aria-label="How much changed">
      {counts.map((what) => (
        <li key={what}>
          <Pressable
            className={styles.count}
            data-tone={tone(what)}
            aria-pressed={only === what}
            onPress={() => onOnly(only === what ? null : what)}
          >
            <strong>{changes.counts[what]}</strong> {WHAT[what]}
          </Pressable>
        </li>
      ))}
    </ul>
  );
}

/** What changed, record by record, under the kinds of record. */
export function Differences({ records, only = null }: { records: readonly Changed[]; only?: What | null }) {
  const shown = only === null ? records : records.filter((one) => one.differences.some(({ what }) => what === only));
  const kinds = [...new Set(shown.map(({ record }) => record.kind))];
  return (
    <>
      {kinds.map((kind) => (
        <OneKind key={kind} kind={kind} records={shown.filter(({ record }) => record.kind === kind)} only={only} />
      ))}
    </>
  );
}

/** An import can add thousands: nobody reads them all, and each costs a part of the page. */
const AT_ONCE = 100;

function OneKind({ kind, records, only }: { kind: RecordKind; records: readonly Changed[]; only: What | null }) {
  const [all, setAll] = useState(false);
  const shown = all ? records : records.slice(0, AT_ONCE);
  return (
    <section className={styles.kind}>
      <h3>{heading(kind)}</h3>
      <ul>
        {shown.map((one) => (
          <OneRecord key={one.record.id} changed={one} only={only} />
        ))}
      </ul>
      {shown.length < records.length ? (
        <Button onPress={() => setAll(true)}>Show {number(records.length - shown.length)} more</Button>
      ) : null}
    </section>
  );
}

function heading(kind: RecordKind): string {
  const many = KIND[kind]?.many ?? "others";
  return many.charAt(0).toUpperCase() + many.slice(1);
}

function OneRecord({ changed, only }: { changed: Changed; only: What | null }) {
  const { select } = useNavigation();
  const inspector = useInspector();
  const gone = changed.differences.some(({ what }) => what === "deleted");
  const differences =
    only === null ? changed.differences : changed.differences.filter((difference) => difference.what === only);
  return (
    <li className={styles.record}>
      {gone ? (
        <span className={styles.title}>{changed.title}</span>
      ) : (
        <Pressable
          className={styles.title}
          onPress={() => {
            select(changed.record);
            inspector.open();
          }}
        >
          {changed.title}
        </Pressable>
      )}
      <ul>
        {differences.map((difference) => (
          <li key={difference.words} data-tone={tone(difference.what)} data-selectable>
            {difference.words}
          </li>
        ))}
      </ul>
    </li>
  );
}
