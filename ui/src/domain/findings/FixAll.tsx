import { useState } from "react";
import type { Explanation } from "../../bindings/Explanation";
import { number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { LongList } from "../../primitives/LongList";
import { useAsk, useEdit } from "../core";
import styles from "./Lines.module.css";

/** Opens what mends all findings of a rule that can be mended in one click. */
export function FixAll({ rule }: { rule: Explanation }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-label={`Fix all of ${rule.code}`} onPress={() => setOpen(true)}>
        Fix all
      </Button>
      {isOpen ? <Preview rule={rule} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** What would be done, line by line, before it is done: one edit, one undo. */
function Preview({ rule, onClose }: { rule: Explanation; onClose(): void }) {
  const all = useAsk("fix_all", { code: rule.code }).data;
  const edit = useEdit();
  const lines = all?.lines ?? [];
  const count = lines.length === 1 ? "1 finding" : `${number(lines.length)} findings`;
  async function apply() {
    if (all && (await edit(all.edit.changes, all.edit.label))) onClose();
  }
  return (
    <Dialog
      title={`Fix all: ${rule.title}`}
      subtitle={`${rule.code} · one edit, one undo`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={lines.length === 0} onPress={apply}>
            Fix {count}
          </Button>
        </>
      }
    >
      <div className={styles.list}>
        <LongList
          label="What is done"
          count={lines.length}
          line={52}
          empty={all ? "None of these findings can be mended in one click." : "Looking for what can be mended…"}
          render={(place) => {
            const line = lines[place];
            return line ? (
              <div className={styles.line}>
                <strong>{line.record.title}</strong>
                <span>{line.label}</span>
              </div>
            ) : null;
          }}
        />
      </div>
      {all && all.left > 0 ? (
        <p className={styles.note}>
          {all.left === 1 ? "One finding stays" : `${number(all.left)} findings stay`}: what to do there only you can
          say.
        </p>
      ) : null}
    </Dialog>
  );
}
