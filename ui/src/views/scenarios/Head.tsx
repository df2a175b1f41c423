import { useState } from "react";
import type { Scenario } from "../../bindings/Scenario";
import { useAsk, useAttempt } from "../../domain/core";
import { useScenarios } from "../../domain/scenarios";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { TextField } from "../../primitives/Field";
import { PickMany } from "../../primitives/PickMany";
import styles from "./Scenarios.module.css";

/** Asks what a scenario is called, what it asks, and what changed outside that makes one ask. */
export function Head({ scenario, onClose }: { scenario: Scenario | null; onClose(made?: string): void }) {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const others = useScenarios();
  const goals = useAsk("objectives").data ?? [];
  const [title, setTitle] = useState(scenario?.title ?? "");
  const [note, setNote] = useState(scenario?.note ?? "");
  const [shift, setShift] = useState(scenario?.shift ?? "");
  const [evidence, setEvidence] = useState(scenario?.evidence ?? "");
  const [objectives, setObjectives] = useState<string[]>(scenario?.objectives ?? []);
  const named = title.trim();
  const same = (other: Scenario) =>
    other.id !== scenario?.id && other.title.trim().toLowerCase() === named.toLowerCase();
  const taken = others.some(same);
  const isReady = named !== "" && !taken;

  async function keep() {
    if (!isReady) return;
    const head = { title: named, note: note.trim(), shift: shift.trim(), evidence: evidence.trim(), objectives };
    const outcome = await attempt(() =>
      scenario ? call("scenario_set", { id: scenario.id, ...head }) : call("scenario_new", { ...head, open: true }),
    );
    if (outcome) onClose(outcome.created[0]?.id);
  }

  return (
    <Dialog
      title={scenario ? "The head of the scenario" : "New scenario"}
      subtitle={
        scenario
          ? undefined
          : "The plan as it is, to be changed apart from it. Every view and the check work in it; the plan itself stays."
      }
      holds={named !== (scenario?.title ?? "")}
      onClose={() => onClose()}
      actions={
        <>
          <Button onPress={() => onClose()}>Cancel</Button>
          <Button look="main" isDisabled={!isReady} onPress={() => void keep()}>
            {scenario ? "Keep" : "Branch off"}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextField
          label="Name"
          placeholder="If Atlas slips"
          value={title}
          onChange={setTitle}
          autoFocus
          error={taken ? "There is a scenario of that name already." : null}
        />
        <TextField label="What it asks" placeholder="What if …?" value={note} onChange={setNote} />
        <fieldset className={styles.shift}>
          <legend>Market shift, where something changed outside</legend>
          <TextField
            label="What changed"
            long
            placeholder="A competitor gives away what we sell"
            value={shift}
            onChange={setShift}
          />
          <TextField
            label="Evidence"
            long
            placeholder="Their price list of May; three lost deals"
            value={evidence}
            onChange={setEvidence}
          />
          <PickMany
            label="Objectives it touches"
            none="None"
            look="form"
            options={goals.map(({ objective }) => ({ id: objective.id, label: objective.title }))}
            value={objectives}
            onChange={setObjectives}
          />
        </fieldset>
      </form>
    </Dialog>
  );
}
