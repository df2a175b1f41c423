import { useState } from "react";
import type { Loss } from "../../bindings/Loss";
import type { Move } from "../../bindings/Move";
import type { RecordRef } from "../../bindings/RecordRef";
import type { Stress } from "../../bindings/Stress";
import type { StressedObjective } from "../../bindings/StressedObjective";
import type { Tried } from "../../bindings/Tried";
import { useAsk, useAttempt, useStatus } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { useScenario, useScenarios } from "../../domain/scenarios";
import { count, number, percent } from "../../lib/numbers";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { TextField } from "../../primitives/Field";
import { Pressable } from "../../primitives/Pressable";
import { Slider } from "../../primitives/Slider";
import { Swatch } from "../../primitives/Small";
import { useToast } from "../../primitives/Toasts";
import { useInspector } from "../inspector";
import styles from "./StressTest.module.css";

interface StressTestProps {
  tried: readonly Tried[];
  onChange(tried: Tried[]): void;
  onClose(): void;
}

/** Other weights for objectives, tried live: what loses its reason, how allocation and ranking move. Nothing is stored. */
export function StressTest({ tried, onChange, onClose }: StressTestProps) {
  const stress = useAsk("stress", { weights: [...tried] }).data;
  if (!stress) return <section className={styles.panel} aria-label="Stress test" />;
  return (
    <section className={styles.panel} aria-label="Stress test">
      <Weights stress={stress} tried={tried} onChange={onChange} />
      <Lost stress={stress} isTried={tried.length > 0} />
      <div className={styles.column}>
        <Ranking stress={stress} isTried={tried.length > 0} />
        <Keep stress={stress} tried={tried} onKept={onClose} />
      </div>
    </section>
  );
}

/** What a share is called where there is none. */
const share = (value: number | null) => (value === null ? "–" : percent(value));

function Weights({
  stress,
  tried,
  onChange,
}: {
  stress: Stress;
  tried: readonly Tried[];
  onChange(tried: Tried[]): void;
}) {
  // The scale stays while a weight is dragged along it.
  const [most] = useState(() => Math.max(...stress.objectives.map(({ weight }) => weight ?? 0), 0) * 2 || 1);
  const step = most > 4 ? 1 : 0.01;
  const set = (objective: string, weight: number) =>
    onChange([...tried.filter((one) => one.objective !== objective), { objective, weight }]);
  const [before, after] = stress.fit;
  return (
    <div className={styles.column}>
      <h2>What if it weighed something else?</h2>
      <p className={styles.muted} role="status">
        Weight-effort fit {share(before)}
        {tried.length > 0 ? ` → ${share(after)}, ${share(stress.fit_without)} once lost work is no longer done` : ""}
      </p>
      <ul>
        {stress.objectives.map((one) => (
          <li key={one.objective} className={styles.weight} data-lost={one.is_lost}>
            <span className={styles.name} style={{ paddingLeft: one.depth * 12 }}>
              <Swatch hue={one.hue} />
              <span className={styles.cut}>{one.title}</span>
            </span>
            <Slider
              label={`Weight of ${one.title}`}
              value={Math.min(one.weight ?? 0, most)}
              most={most}
              step={step}
              onChange={(weight) => set(one.objective, weight)}
            />
            <span className={styles.number}>{targets(one)}</span>
            <Button
              look="quiet"
              aria-label={one.is_tried ? `Reset ${one.title} to its own weight` : `Set ${one.title} to 0`}
              onPress={() =>
                one.is_tried
                  ? onChange(tried.filter(({ objective }) => objective !== one.objective))
                  : set(one.objective, 0)
              }
            >
              {one.is_tried ? "Reset" : "To 0"}
            </Button>
          </li>
        ))}
      </ul>
      {stress.objectives.length === 0 ? <p className={styles.muted}>There are no objectives yet.</p> : null}
    </div>
  );
}

/** `35%`, or `35% → 0%` where what is tried changes it. */
function targets({ target: [before, after] }: StressedObjective): string {
  return share(before) === share(after) ? share(after) : `${share(before)} → ${share(after)}`;
}

function Lost({ stress, isTried }: { stress: Stress; isTried: boolean }) {
  const unit = useStatus()?.effort_unit ?? "";
  const { alone, partly, strategies, effort_lost: effort, effort_all: all } = stress;
  return (
    <div className={styles.column}>
      <h2>What loses its reason</h2>
      <p className={styles.muted}>
        {isTried
          ? `${number(effort)} of ${number(all)} ${unit} still to be done`
          : "Set an objective to 0 to see what exists for it."}
      </p>
      <Losses heading={`${count(alone.length, "item")} for it alone`} losses={alone} />
      <Losses heading={`${count(partly.length, "item")} in part`} losses={partly} />
      <Losses heading={count(strategies.length, "strategy", "strategies")} losses={strategies} />
      {isTried && alone.length + partly.length + strategies.length === 0 ? (
        <p className={styles.muted}>Nothing: all that is planned keeps its reason.</p>
      ) : null}
    </div>
  );
}

/** No more than these are listed before one asks for the rest. */
const FEW = 8;

function Losses({ heading, losses }: { heading: string; losses: readonly Loss[] }) {
  const [all, setAll] = useState(false);
  const look = useLook();
  if (losses.length === 0) return null;
  const shown = all ? losses : losses.slice(0, FEW);
  return (
    <>
      <h3>{heading}</h3>
      <ul>
        {shown.map(({ record, title, part, effort, owner }) => (
          <li key={record.id}>
            <Pressable className={styles.row} onPress={() => look(record)}>
              <span className={styles.cut}>{title}</span>
              <span className={styles.muted}>
                {[owner, effort > 0 ? number(effort) : "", part < 1 ? percent(part) : ""].filter(Boolean).join(" · ")}
              </span>
            </Pressable>
          </li>
        ))}
      </ul>
      {losses.length > shown.length ? (
        <Button look="quiet" onPress={() => setAll(true)}>
          {losses.length - shown.length} more
        </Button>
      ) : null}
    </>
  );
}

function Ranking({ stress, isTried }: { stress: Stress; isTried: boolean }) {
  const look = useLook();
  const { moves, method } = stress;
  return (
    <>
      <h2>Ranking by {method}</h2>
      <p className={styles.muted}>
        {moves.length > 0
          ? `${count(moves.length, "item")} ranked differently: a score counts as far as its reason is kept.`
          : isTried
            ? "The order stays as it is."
            : "How the order of items would move."}
      </p>
      <ol className={styles.moves}>
        {moves.map((move) => (
          <li key={move.item}>
            <Pressable className={styles.row} onPress={() => look({ kind: "item", id: move.item })}>
              <span className={styles.rank}>{ranks(move)}</span>
              <span className={styles.cut}>{move.title}</span>
            </Pressable>
          </li>
        ))}
      </ol>
    </>
  );
}

/** `8 → 1`; an em dash where it has no rank any more. */
function ranks({ before, after }: Move): string {
  return `${before.place} → ${after?.place ?? "–"}`;
}

function Keep({ stress, tried, onKept }: { stress: Stress; tried: readonly Tried[]; onKept(): void }) {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const toast = useToast();
  const inside = useScenario();
  const others = useScenarios();
  const status = useStatus();
  const [typed, setTyped] = useState<string | null>(null);
  const isWritable = status?.access.access === "write" && status.past === null && status.audience === null;
  const title = typed ?? nameOf(stress, tried);
  const taken = others.some((other) => other.title.trim().toLowerCase() === title.trim().toLowerCase());
  if (tried.length === 0 || !isWritable) return null;
  if (inside) {
    return <p className={styles.muted}>To keep this as a scenario, go back to the plan itself first.</p>;
  }

  async function keep() {
    const outcome = await attempt(() => call("stress_keep", { title: title.trim(), weights: [...tried] }));
    if (outcome === null) return;
    toast({ message: `Kept as the scenario “${title.trim()}”, which is open now.` });
    onKept();
  }

  return (
    <form
      className={styles.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "" && !taken) void keep();
      }}
    >
      <TextField
        label="Nothing of this is stored, unless it is kept as a scenario"
        value={title}
        onChange={setTyped}
        error={taken ? "There is a scenario of that name already." : null}
      />
      <Button look="main" isDisabled={title.trim() === "" || taken} onPress={() => void keep()}>
        Keep as a scenario
      </Button>
    </form>
  );
}

/** What the scenario is called unless somebody names it. */
function nameOf(stress: Stress, tried: readonly Tried[]): string {
  const [one] = tried;
  const title = stress.objectives.find(({ objective }) => objective === one?.objective)?.title ?? "";
  if (tried.length !== 1) return "Other weights";
  return one?.weight === 0 ? `Without “${title}”` : `“${title}” weighs ${number(one?.weight ?? 0)}`;
}

/** Shows a record in the inspector. */
function useLook(): (record: RecordRef) => void {
  const { select } = useNavigation();
  const { open } = useInspector();
  return (record) => {
    select(record);
    open();
  };
}
