import { useState } from "react";
import type { ScenarioRow } from "../../bindings/ScenarioRow";
import { useAsk, useAttempt, useStatus } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { pointOf, useWorkOn } from "../../domain/scenarios";
import { useUndoOffer } from "../../domain/undo-offer";
import { count } from "../../lib/numbers";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { MoreIcon } from "../../primitives/icons";
import { Menu } from "../../primitives/Menu";
import { Pressable } from "../../primitives/Pressable";
import { Select } from "../../primitives/Select";
import { Empty } from "../../primitives/Small";
import { useToast } from "../../primitives/Toasts";
import { View } from "../frame/View";
import { Head } from "./Head";
import styles from "./Scenarios.module.css";
import { TakeOver } from "./TakeOver";
import { Weighed } from "./Weighed";

/** The what-if plans: each with what it asks, what it means beside the plan, and the ways to go on with it. */
export default function Scenarios() {
  const rows = useAsk("scenarios").data;
  const status = useStatus();
  const [shown, setShown] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  const isWritable = status?.access.access === "write" && status.past === null && status.audience === null;
  const row = rows?.find(({ scenario }) => scenario.id === shown) ?? rows?.find((row) => row.is_open) ?? rows?.[0];
  const make = isWritable ? (
    <Button look={rows?.length === 0 ? "plain" : "main"} onPress={() => setNaming(true)}>
      New scenario
    </Button>
  ) : null;
  return (
    <View title="Scenarios" controls={make}>
      {rows === undefined ? null : row === undefined ? (
        <Empty
          title="What if?"
          actions={
            isWritable ? (
              <Button look="main" onPress={() => setNaming(true)}>
                Branch off the first
              </Button>
            ) : null
          }
        >
          A scenario is the plan with changes of its own: “If Atlas slips”, “Minus two teams”. Every view and the check
          work in it, the plan itself stays as it is, and what proves right is taken over.
        </Empty>
      ) : (
        <div className={styles.page}>
          <ul className={styles.list} aria-label="Scenarios">
            {rows.map((one) => (
              <li key={one.scenario.id}>
                <Pressable
                  className={styles.entry}
                  aria-pressed={one === row}
                  onPress={() => setShown(one.scenario.id)}
                >
                  <span className={styles.name}>{one.scenario.title}</span>
                  <span className={styles.muted}>
                    {one.is_open ? "Open, " : ""}
                    {count(one.changes, "record")} changed
                  </span>
                </Pressable>
              </li>
            ))}
          </ul>
          <One key={row.scenario.id} row={row} rows={rows} isWritable={isWritable} />
        </div>
      )}
      {naming ? (
        <Head
          scenario={null}
          onClose={(made) => {
            setNaming(false);
            if (made) setShown(made);
          }}
        />
      ) : null}
    </View>
  );
}

interface OneProps {
  row: ScenarioRow;
  rows: readonly ScenarioRow[];
  isWritable: boolean;
}

function One({ row, rows, isWritable }: OneProps) {
  const { scenario, behind, changes, is_open: isOpen } = row;
  const { call } = usePlatform();
  const attempt = useAttempt();
  const offer = useUndoOffer();
  const toast = useToast();
  const platform = usePlatform();
  const workOn = useWorkOn();
  const { go } = useNavigation();
  const [, setRoadmap] = usePicture("roadmap");
  const checkpoints = useAsk("checkpoints").data ?? [];
  const [beside, setBeside] = useState("now");
  const [over, setOver] = useState<"head" | "adopt" | "rebase" | null>(null);
  const weighed = useAsk("weigh", { from: beside, to: pointOf(scenario.id) }).data;
  const others = rows.filter((other) => other !== row);
  const points = [
    { id: "now", label: "The plan as it is" },
    ...(behind > 0 ? [{ id: `#${scenario.base}`, label: "The plan where it branched off" }] : []),
    ...others.map((other) => ({ id: pointOf(other.scenario.id), label: other.scenario.title, detail: "scenario" })),
    ...checkpoints.map(({ title }) => ({ id: title, label: title, detail: "checkpoint" })),
  ];

  async function remove() {
    const outcome = await attempt(() => call("scenario_delete", { id: scenario.id }));
    if (outcome) offer(outcome);
  }

  function onRoadmap() {
    if (!isOpen) workOn(scenario.id);
    setRoadmap({ baseline: "now" });
    go("roadmap");
  }

  async function copy() {
    if (!weighed) return;
    await platform.copyText(weighed.markdown);
    toast({ message: "Copied, to paste into a mail or a page." });
  }

  return (
    <article className={styles.one} aria-labelledby="scenario">
      <header className={styles.header}>
        <h2 id="scenario">{scenario.title}</h2>
        <p className={styles.muted}>
          Branched off on {dateLabel(scenario.made)}.{" "}
          {behind > 0 ? `The plan has gone on by ${count(behind, "edit")} since.` : "It stands on the plan as it is."}
        </p>
        {scenario.note === "" ? null : <p>{scenario.note}</p>}
        <Shift row={row} />
        <div className={styles.actions}>
          {isOpen ? (
            <Button look="main" onPress={() => workOn(null)}>
              Back to the plan itself
            </Button>
          ) : (
            <Button look="main" onPress={() => workOn(scenario.id)}>
              Work in it
            </Button>
          )}
          <Button onPress={onRoadmap}>See it on the roadmap</Button>
          {isWritable ? (
            <>
              <Button isDisabled={changes === 0} onPress={() => setOver("adopt")}>
                Adopt…
              </Button>
              {behind > 0 ? <Button onPress={() => setOver("rebase")}>Put it on the plan as it is…</Button> : null}
              <Menu
                label="More"
                entries={[
                  { id: "head", label: "Rename, and edit its head…", act: () => setOver("head") },
                  { id: "delete", label: "Delete", danger: true, act: () => void remove() },
                ]}
                trigger={
                  <Pressable className={styles.more} aria-label="More">
                    <MoreIcon />
                  </Pressable>
                }
              />
            </>
          ) : null}
        </div>
      </header>
      <div className={styles.beside}>
        <Select label="Beside" options={points} value={beside} onChange={setBeside} />
        <Button isDisabled={!weighed} onPress={() => void copy()}>
          Copy
        </Button>
      </div>
      {weighed ? <Weighed weighed={weighed} /> : null}
      {over === "head" ? <Head scenario={scenario} onClose={() => setOver(null)} /> : null}
      {over === "adopt" ? <TakeOver scenario={scenario} into="plan" onClose={() => setOver(null)} /> : null}
      {over === "rebase" ? <TakeOver scenario={scenario} into="scenario" onClose={() => setOver(null)} /> : null}
    </article>
  );
}

/** What changed outside, where something did. */
function Shift({ row: { scenario } }: { row: ScenarioRow }) {
  const goals = useAsk("objectives").data ?? [];
  const touched = goals
    .map(({ objective }) => objective)
    .filter(({ id }) => scenario.objectives.includes(id))
    .map(({ title }) => title);
  const parts = [
    ["What changed outside", scenario.shift],
    ["Evidence", scenario.evidence],
    ["Objectives it touches", touched.join(", ")],
  ].filter(([, text]) => text !== "");
  if (parts.length === 0) return null;
  return (
    <dl className={styles.shiftNote}>
      {parts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-selectable>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
