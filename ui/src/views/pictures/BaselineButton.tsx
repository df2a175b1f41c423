import { useState } from "react";
import { DialogTrigger, Heading } from "react-aria-components";
import { useAsk, useAskIf, useStatus } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { pointOf as scenarioPoint, useScenario, useScenarios } from "../../domain/scenarios";
import { Button } from "../../primitives/Button";
import { Card } from "../../primitives/Dialog";
import { Radios } from "../../primitives/Radios";
import { useStill } from "../../primitives/still";
import { DateField } from "./DateField";
import styles from "./Filters.module.css";

interface BaselineProps {
  /** The state that the roadmap is set against: `#12`, or a day; null for none. */
  baseline: string | null;
  onChange(baseline: string | null): void;
}

const NONE = "";
const DAY = "day";

/** The earlier state of the plan that the roadmap is set against. */
export function BaselineButton({ baseline: asked, onChange }: BaselineProps) {
  const status = useStatus();
  // The plan itself is not set against itself.
  const baseline = asked === "now" && status?.scenario === null && status.past === null ? null : asked;
  // Nothing is asked for what is not set: the window starts with this button in it.
  const checkpoints = useAskIf(baseline !== null, "checkpoints").data ?? [];
  const found = checkpoints.find((one) => pointOf(one.entry) === baseline || one.title === baseline);
  const isBranch = baseline?.startsWith("scenario:") ?? false;
  const branch = useAskIf(isBranch, "scenario_records").data?.find(({ id }) => scenarioPoint(id) === baseline);
  const shown = baseline === null ? "None" : (found?.title ?? branch?.title ?? named(baseline));
  const button = (
    <Button>
      <span className={styles.before}>Baseline</span>
      <strong className={styles.cut}>{shown}</strong>
    </Button>
  );
  if (useStill()) return button;
  return (
    <DialogTrigger>
      {button}
      <Card label="Baseline">
        <BaselineForm baseline={found ? pointOf(found.entry) : baseline} onChange={onChange} />
      </Card>
    </DialogTrigger>
  );
}

/** How an entry of the history is named: whatever the checkpoint on it is called, now and later. */
function pointOf(entry: number): string {
  return `#${entry}`;
}

function named(point: string): string {
  if (point === "now") return "The plan itself";
  return isDay(point) ? dateLabel(point) : point;
}

function isDay(point: string): boolean {
  return /^\d{4}/.test(point);
}

function BaselineForm({ baseline, onChange }: BaselineProps) {
  const found = useAsk("checkpoints").data ?? [];
  const checkpoints = found.map(({ entry, title }) => ({ id: pointOf(entry), label: title }));
  const inside = useScenario()?.id;
  const branches = useScenarios()
    .filter(({ id }) => id !== inside)
    .map(({ id, title }) => ({ id: scenarioPoint(id), label: title }));
  // Beside the plan as it is, only what is not that.
  const beside = inside === undefined ? branches : [{ id: "now", label: "The plan itself" }, ...branches];
  const day = baseline !== null && isDay(baseline) ? baseline : null;
  const [asksDay, setAsksDay] = useState(day !== null);
  const other = baseline !== null && day === null && [...checkpoints, ...beside].every(({ id }) => id !== baseline);
  return (
    <div className={styles.form}>
      <Heading slot="title" className={styles.title}>
        Show where items stood
      </Heading>
      <Radios
        label="State of the plan"
        options={[
          { id: NONE, label: "None" },
          ...checkpoints,
          ...beside,
          ...(other ? [{ id: baseline, label: named(baseline) }] : []),
          { id: DAY, label: "On a day" },
        ]}
        value={asksDay ? DAY : (baseline ?? NONE)}
        onChange={(chosen) => {
          setAsksDay(chosen === DAY);
          if (chosen !== DAY) onChange(chosen === NONE ? null : chosen);
        }}
      />
      {asksDay ? <DateField label="Day" value={day} onChange={onChange} /> : null}
      <p className={styles.hint}>
        {checkpoints.length + beside.length === 0
          ? "Name a moment of the plan in History, as a checkpoint, to find it here."
          : "A thin bar shows where an item stood that has moved since."}
      </p>
    </div>
  );
}
