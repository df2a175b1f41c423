import { useState } from "react";
import { useAsk, useStatus } from "../../domain/core";
import { dateLabel, readDate } from "../../domain/dates";
import { pointOf, useScenarios } from "../../domain/scenarios";
import { Button } from "../../primitives/Button";
import { TextField } from "../../primitives/Field";
import { type Option, Select } from "../../primitives/Select";
import styles from "./Moment.module.css";

const OTHER = "other";

/** The moments of the plan that are offered: as points that the core understands, each with its name. */
export interface Moments {
  /** Checkpoints, the newest first; of several at one moment the last. */
  named: Option<string>[];
  scenarios: Option<string>[];
  /** Days some way back from today, and the beginning. */
  days: Option<string>[];
}

/** The moments of the open plan. */
export function useMoments(): Moments {
  const today = useStatus()?.today ?? "";
  const checkpoints = useAsk("checkpoints").data ?? [];
  const scenarios = useScenarios().map(({ id, title }) => ({ id: pointOf(id), label: title, detail: "scenario" }));
  const named = checkpoints
    .filter(({ entry }, place) => checkpoints.findIndex((other) => other.entry === entry) === place)
    .map(({ entry, title, made }) => ({
      id: `#${entry}`,
      label: title,
      detail: `checkpoint of ${dateLabel(made)}`,
    }));
  const days = [
    { id: back(today, { days: 1 }), label: "Yesterday" },
    { id: back(today, { days: 7 }), label: "A week ago" },
    { id: back(today, { months: 1 }), label: "A month ago" },
    { id: back(today, { months: 3 }), label: "A quarter ago" },
    { id: START, label: "The beginning" },
  ];
  return { named, scenarios, days: days.filter(({ id }) => named.every((one) => one.id !== id)) };
}

/** Before the first entry of the history. */
export const START = "#0";

/** A moment of the plan: one of those offered, or any day that is typed. */
export function Moment({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: Option<string>[];
  onChange(point: string): void;
}) {
  const today = useStatus()?.today ?? "";
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
  if (point.startsWith("#")) return `Entry ${point.slice(1)}`;
  return /^\d{4}/.test(point) ? dateLabel(point) : point;
}

/** A day before another, as `2027-02-17`. */
export function back(day: string, { days = 0, months = 0 }: { days?: number; months?: number }): string {
  const [year = 2000, month = 1, date = 1] = day.split("-").map(Number);
  // The last day of a shorter month, where there is no such day in it.
  const length = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const there = new Date(Date.UTC(year, month - 1 - months, Math.min(date, length) - days));
  return there.toISOString().slice(0, 10);
}
