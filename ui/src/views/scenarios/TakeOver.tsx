import { useState } from "react";
import type { Adoptable } from "../../bindings/Adoptable";
import type { Conflict } from "../../bindings/Conflict";
import type { Scenario } from "../../bindings/Scenario";
import type { Side } from "../../bindings/Side";
import { useAsk, useAttempt } from "../../domain/core";
import { useUndoOffer } from "../../domain/undo-offer";
import { kindLabel } from "../../domain/words";
import { count } from "../../lib/numbers";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { Checkbox } from "../../primitives/Field";
import { Radios } from "../../primitives/Radios";
import { Empty } from "../../primitives/Small";
import { useToast } from "../../primitives/Toasts";
import { choiceOf, conflictsOf, everywhere, keyOf, recordKey, type Sides, unsaid } from "./choice";
import styles from "./TakeOver.module.css";

interface TakeOverProps {
  scenario: Scenario;
  /** Into the plan itself; else the scenario is put on the plan as it is, with all its changes. */
  into: "plan" | "scenario";
  onClose(): void;
}

/** Asks what of a scenario is to be taken over, and which value holds where both changed the same. */
export function TakeOver({ scenario, into, onClose }: TakeOverProps) {
  const all = useAsk("scenario_changes", { id: scenario.id }).data;
  return all ? <Taking all={all} scenario={scenario} into={into} onClose={onClose} /> : null;
}

function Taking({ all, scenario, into, onClose }: TakeOverProps & { all: readonly Adoptable[] }) {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const offer = useUndoOffer();
  const toast = useToast();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [sides, setSides] = useState<Sides>({});
  const chosen = all.filter(({ record }) => !left.has(recordKey(record)));
  const open = unsaid(chosen, sides);
  const clashes = conflictsOf(all).length;
  const adopts = into === "plan";

  async function take() {
    const request = { id: scenario.id, choice: choiceOf(all, chosen, sides) };
    const done = await attempt(() => call(adopts ? "scenario_adopt" : "scenario_rebase", request));
    if (!done) return;
    const more = [done.along.length > 0 ? `Taken along: ${done.along.join(", ")}.` : "", ...done.left_out].filter(
      Boolean,
    );
    if (adopts) offer(done.outcome, [`${done.outcome.label}.`, ...more].join(" "));
    else toast({ message: [`${done.outcome.label}.`, ...more].join(" ") });
    onClose();
  }

  function choose({ record }: Adoptable, isChosen: boolean) {
    const next = new Set(left);
    if (isChosen) next.delete(recordKey(record));
    else next.add(recordKey(record));
    setLeft(next);
  }

  const set = (conflict: Conflict, side: Side) => setSides((before) => ({ ...before, [keyOf(conflict.at)]: side }));
  return (
    <Dialog
      title={adopts ? `Adopt “${scenario.title}”` : `Put “${scenario.title}” on the plan as it is`}
      subtitle={
        adopts
          ? "What is ticked is taken over into the plan itself: one edit, one undo. The scenario stays."
          : "Its own changes stay; everything else becomes as it is in the plan. The plan itself stays as it is."
      }
      size="wide"
      holds={left.size > 0 || Object.keys(sides).length > 0}
      onClose={onClose}
      actions={
        <>
          <p className={styles.open} role="status">
            {open > 0 ? `${open === 1 ? "1 field is" : `${open} fields are`} still open: say which value holds.` : ""}
          </p>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={open > 0 || (adopts && chosen.length === 0)} onPress={() => void take()}>
            {adopts ? `Adopt ${count(chosen.length, "change")}` : "Put it on the plan"}
          </Button>
        </>
      }
    >
      {all.length === 0 ? (
        <Empty title="Nothing to take over">The plan has all that this scenario changes.</Empty>
      ) : (
        <>
          {clashes > 0 ? (
            <div className={styles.both}>
              <p>The plan has gone on and changed {count(clashes, "of the same fields", "of the same fields")} too.</p>
              <Button onPress={() => setSides(everywhere(all, "scenario"))}>The scenario’s everywhere</Button>
              <Button onPress={() => setSides(everywhere(all, "plan"))}>The plan’s everywhere</Button>
            </div>
          ) : null}
          <ul className={styles.list}>
            {all.map((one) => (
              <One
                key={recordKey(one.record)}
                one={one}
                isChosen={!left.has(recordKey(one.record))}
                onChoose={adopts ? (isChosen) => choose(one, isChosen) : null}
                sides={sides}
                onSide={set}
              />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface OneProps {
  one: Adoptable;
  isChosen: boolean;
  /** None where all of it is taken. */
  onChoose: ((isChosen: boolean) => void) | null;
  sides: Sides;
  onSide(conflict: Conflict, side: Side): void;
}

function One({ one, isChosen, onChoose, sides, onSide }: OneProps) {
  const title = (
    <span className={styles.title}>
      {one.title} <span className={styles.kind}>{kindLabel(one.record.kind)}</span>
    </span>
  );
  return (
    <li className={styles.one}>
      {onChoose ? (
        <Checkbox isSelected={isChosen} onChange={onChoose}>
          {title}
        </Checkbox>
      ) : (
        title
      )}
      <ul className={styles.words}>
        {one.words.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {isChosen && one.conflicts.length > 0 ? (
        <div className={styles.conflicts}>
          {one.conflicts.map((conflict) => (
            <Radios<Side | "">
              key={keyOf(conflict.at)}
              label={`Both changed ${conflict.label}${conflict.before === "" ? "" : `, which was ${conflict.before}`}`}
              options={[
                { id: "scenario", label: `Scenario: ${conflict.scenario || "nothing"}` },
                { id: "plan", label: `Plan: ${conflict.plan || "nothing"}` },
              ]}
              value={sides[keyOf(conflict.at)] ?? ""}
              onChange={(side) => {
                if (side !== "") onSide(conflict, side);
              }}
            />
          ))}
        </div>
      ) : null}
    </li>
  );
}
