import { type FormEvent, useState } from "react";
import type { Change } from "../../bindings/Change";
import { makeNamed } from "../../domain/changes";
import { useEdit } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { Button } from "../../primitives/Button";
import { TextField } from "../../primitives/Field";
import { ImportIcon } from "../../primitives/icons";
import { useActions } from "../actions";
import { View } from "../frame/View";
import styles from "./FirstLines.module.css";

/** The changes that the first lines of a plan come to: each line serves the one above it. */
export function firstChanges(objective: string, strategy: string, item: string): Change[] {
  const made = [
    ["objective", objective],
    ["strategy", strategy],
    ["item", item],
  ] as const;
  const changes: Change[] = [];
  let above: ReturnType<typeof makeNamed>["ref"] | null = null;
  for (const [kind, title] of made) {
    if (title.trim() === "") continue;
    const { ref, change } = makeNamed(kind, title.trim());
    changes.push(above && change.op === "create" ? { ...change, serves: [above] } : change);
    above = ref;
  }
  return changes;
}

/** An empty workspace: the first three lines of a plan to type. */
export function FirstLines() {
  const edit = useEdit();
  const { go } = useNavigation();
  const actions = useActions();
  const [objective, setObjective] = useState("");
  const [strategy, setStrategy] = useState("");
  const [item, setItem] = useState("");
  const changes = firstChanges(objective, strategy, item);

  async function begin(event: FormEvent) {
    event.preventDefault();
    if (changes.length > 0 && (await edit(changes, "Begin the plan"))) go("throughline");
  }

  return (
    <View title="A new plan">
      <form className={styles.form} data-empty-plan onSubmit={begin}>
        <div>
          <h2>The first three lines</h2>
          <p>Write what you know; the rest can wait. Each line carries the one above it.</p>
        </div>
        <TextField
          label="Objective: what must the business achieve?"
          placeholder="Cut onboarding to a day"
          value={objective}
          onChange={setObjective}
          autoFocus
        />
        <TextField
          label="Strategy: how do you mean to win?"
          placeholder="Guided first value"
          value={strategy}
          onChange={setStrategy}
        />
        <TextField
          label="Item: what comes first on the roadmap?"
          placeholder="Import from spreadsheets"
          value={item}
          onChange={setItem}
        />
        <div className={styles.actions}>
          <Button type="submit" look="main" isDisabled={changes.length === 0}>
            Begin the plan
          </Button>
          <Button onPress={() => actions.importFiles()}>
            <ImportIcon />
            Import a spreadsheet instead
          </Button>
        </div>
      </form>
    </View>
  );
}
