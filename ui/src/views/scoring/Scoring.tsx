import { useDeferredValue, useState } from "react";
import type { IceForm } from "../../bindings/IceForm";
import type { RankedItems } from "../../bindings/RankedItems";
import type { ScoreMethod } from "../../bindings/ScoreMethod";
import { useAsk, useEdit, useWritable } from "../../domain/core";
import { useUndoOffer } from "../../domain/undo-offer";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { Radios } from "../../primitives/Radios";
import { Segments } from "../../primitives/Toggle";
import { Criteria } from "./Criteria";
import { Inputs } from "./Inputs";
import { Ranks } from "./Ranks";
import styles from "./Scoring.module.css";
import { isSame, keeping, METHOD, objection, settingsOf, type Trial, trialOf } from "./trial";

/** Only how items are scored, without the items. */
const NO_ROWS = { limit: 0 };
/** As many items as are put in order here, and as many without a score. */
const SHOWN = 200;

/** Where one chooses how items are scored, and sees at once what that does to their order. */
export default function Scoring({ onClose }: { onClose(): void }) {
  const base = useAsk("ranking", NO_ROWS).data;
  return base ? <Trying base={base} onClose={onClose} /> : null;
}

function Trying({ base, onClose }: { base: RankedItems; onClose(): void }) {
  const isWritable = useWritable();
  const edit = useEdit();
  const offer = useUndoOffer();
  const [trial, setTrial] = useState<Trial>(() => trialOf(base.settings));
  const settings = settingsOf(trial, base);
  const isChanged = !isSame(settings, base.settings);
  // Asked of the core while the hand is still on the slider; nothing is stored by asking.
  const tried = useDeferredValue(JSON.stringify(settings));
  const ranking = useAsk("ranking", { settings: JSON.parse(tried), limit: SHOWN }).data;
  const wrong = objection(trial);

  async function keep() {
    const { change, label } = keeping(settings, base.stored, base.settings);
    const outcome = await edit([change], label);
    if (!outcome) return;
    offer(outcome);
    onClose();
  }

  const change = (fields: Partial<Trial>) => setTrial((before) => ({ ...before, ...fields }));
  return (
    <Dialog
      title="How items are scored"
      subtitle="Try it: the order follows at once. Nothing is stored until you keep it."
      size="wide"
      holds={isChanged}
      onClose={onClose}
      actions={
        <>
          <p className={styles.wrong} role="status">
            {isWritable ? wrong : "Here you can try, not keep: the workspace is not open for writing."}
          </p>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={!isWritable || !isChanged || wrong !== null} onPress={() => void keep()}>
            Keep
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.choice}>
          <Radios<ScoreMethod>
            label="Method"
            options={Object.entries(METHOD).map(([id, label]) => ({ id: id as ScoreMethod, label }))}
            value={trial.method}
            onChange={(method) => change({ method })}
          />
          {trial.method === "ice" ? (
            <div className={styles.form}>
              <span aria-hidden="true">Its three numbers are</span>
              <Segments<IceForm>
                label="Its three numbers are"
                options={[
                  { id: "multiply", label: "Multiplied" },
                  { id: "mean", label: "Averaged" },
                ]}
                value={trial.ice}
                onChange={(ice) => change({ ice })}
              />
            </div>
          ) : null}
          {trial.method === "weighted" ? (
            <Criteria
              criteria={trial.criteria}
              countable={base.countable}
              onChange={(criteria) => change({ criteria })}
            />
          ) : null}
          {ranking ? <Inputs ranking={ranking} /> : null}
        </div>
        {ranking ? <Ranks ranking={ranking} isChanged={isChanged} /> : null}
      </div>
    </Dialog>
  );
}
