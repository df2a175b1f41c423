import { useState } from "react";
import type { What } from "../../bindings/What";
import { useAsk, useAskIf, useStatus } from "../../domain/core";
import { dateLabel, readDate } from "../../domain/dates";
import { pointOf, useScenarios } from "../../domain/scenarios";
import { useLook } from "../../domain/time";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { TextField } from "../../primitives/Field";
import { type Option, Select } from "../../primitives/Select";
import { Empty } from "../../primitives/Small";
import { useToast } from "../../primitives/Toasts";
import styles from "./Compare.module.css";
import { Counts, Differences } from "./Differences";
import { NameCheckpoint } from "./Log";

const OTHER = "other";
const NOW: Option<string> = { id: "now", label: "Now" };

/** What is different between two moments of the plan, in product words. */
export function Compare({ from, onFrom }: { from: string | null; onFrom(point: string): void }) {
  const status = useStatus();
  const platform = usePlatform();
  const toast = useToast();
  const look = useLook();
  const checkpoints = useAsk("checkpoints").data ?? [];
  const [to, setTo] = useState("now");
  const [only, setOnly] = useState<What | null>(null);
  const [naming, setNaming] = useState(false);
  const scenarios = useScenarios();
  const today = status?.today ?? "";
  const branches: Option<string>[] = scenarios.map(({ id, title }) => ({
    id: pointOf(id),
    label: title,
    detail: "scenario",
  }));
  const named: Option<string>[] = checkpoints.map(({ title, made }) => ({
    id: title,
    label: title,
    detail: `checkpoint of ${dateLabel(made)}`,
  }));
  const days: Option<string>[] = [
    { id: back(today, { days: 1 }), label: "Yesterday" },
    { id: back(today, { days: 7 }), label: "A week ago" },
    { id: back(today, { months: 1 }), label: "A month ago" },
    { id: back(today, { months: 3 }), label: "A quarter ago" },
    { id: "#0", label: "The beginning" },
  ];
  const start = from ?? named[0]?.id ?? "#0";
  const compared = useAskIf(status !== null, "compare", { from: start, to }).data;

  async function copy() {
    if (!compared) return;
    await platform.copyText(compared.markdown);
    toast({ message: "Copied, to paste into a mail or a page." });
  }

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Moment
          label="From"
          value={start}
          options={[...named, ...branches, NOW, ...days]}
          today={today}
          onChange={onFrom}
        />
        <Moment label="To" value={to} options={[NOW, ...named, ...branches, ...days]} today={today} onChange={setTo} />
        <span className={styles.gap} />
        {compared?.from.entry != null && start !== "now" ? (
          <Button onPress={() => look(start)}>
            {compared.from.scenario === null
              ? `See the plan as of ${compared.from.label}`
              : `Work in “${compared.from.label}”`}
          </Button>
        ) : null}
        <Button isDisabled={!compared || compared.changes.records.length === 0} onPress={() => void copy()}>
          Copy
        </Button>
        {status?.access.access === "write" && status.past === null && status.scenario === null ? (
          <Button onPress={() => setNaming(true)}>Keep now as a checkpoint</Button>
        ) : null}
      </div>
      {!compared ? null : compared.changes.records.length === 0 ? (
        <Empty title="Nothing changed">
          The plan is the same at both moments. Choose an earlier one, or keep a checkpoint to compare with later.
        </Empty>
      ) : (
        <div className={styles.list}>
          <Counts changes={compared.changes} only={only} onOnly={setOnly} />
          <Differences records={compared.changes.records} only={only} />
        </div>
      )}
      {naming && status ? <NameCheckpoint entry={status.undo.entries} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

/** A moment of the plan: one of those offered, or any day that is typed. */
function Moment({
  label,
  value,
  options,
  today,
  onChange,
}: {
  label: string;
  value: string;
  options: Option<string>[];
  today: string;
  onChange(point: string): void;
}) {
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState("");
  const date = readDate(typed, today);
  if (typing) {
    return (
      <form
        className={styles.typed}
        onSubmit={(event) => {
          event.preventDefault();
          if (date === undefined) return;
          onChange(date);
          setTyping(false);
        }}
      >
        <TextField label={`${label} the end of`} placeholder="3 Mar 2027" value={typed} onChange={setTyped} autoFocus />
        <Button type="submit" isDisabled={date === undefined}>
          Show
        </Button>
      </form>
    );
  }
  const known = options.some(({ id }) => id === value);
  const shown = known ? options : [{ id: value, label: pointLabel(value) }, ...options];
  return (
    <Select
      label={label}
      options={[...shown, { id: OTHER, label: "Another day…" }]}
      value={value}
      onChange={(point) => (point === OTHER ? setTyping(true) : onChange(point))}
    />
  );
}

function pointLabel(point: string): string {
  return point.startsWith("#") ? `Entry ${point.slice(1)}` : dateLabel(point);
}

/** A day before another, as `2027-02-17`. */
export function back(day: string, { days = 0, months = 0 }: { days?: number; months?: number }): string {
  const [year = 2000, month = 1, date = 1] = day.split("-").map(Number);
  // The last day of a shorter month, where there is no such day in it.
  const length = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const there = new Date(Date.UTC(year, month - 1 - months, Math.min(date, length) - days));
  return there.toISOString().slice(0, 10);
}
