import { useDeferredValue, useState } from "react";
import type { Id } from "../../bindings/Id";
import { useAsk, useEdit } from "../../domain/core";
import { useUndoOffer } from "../../domain/undo-offer";
import { count, parseNumber } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { Checkbox, TextField } from "../../primitives/Field";
import { LongList } from "../../primitives/LongList";
import { Select } from "../../primitives/Select";
import { Segments } from "../../primitives/Toggle";
import { useAlong } from "../pictures/useAlong";
import { farOf, farProblem, UNITS, type Unit } from "./far";
import styles from "./MoveBy.module.css";

const LINE = 50;

/** Moves items by so many days, weeks, months or quarters: seen before it is done, one edit, one undo. */
export default function MoveBy({ items, onClose }: { items: readonly Id[]; onClose(): void }) {
  const edit = useEdit();
  const offer = useUndoOffer();
  const [along, setAlong] = useAlong();
  const [typed, setTyped] = useState("1");
  const [unit, setUnit] = useState<Unit>("weeks");
  const [way, setWay] = useState<"later" | "earlier">("later");
  const n = parseNumber(typed);
  const wrong = farProblem(n, unit);
  const far = wrong === null && n !== null ? farOf(way === "later" ? n : -n, unit) : { days: 0 };
  const asked = useDeferredValue(JSON.stringify(far));
  const preview = useAsk("preview_move", {
    items: [...items],
    ...(JSON.parse(asked) as typeof far),
    along,
    listed: true,
  });
  const found = wrong === null ? preview.data : undefined;
  const lines = found?.lines ?? [];
  // What was asked last is what may be made: never what an earlier answer says.
  const isReady = found?.moved === true && !preview.isPlaceholderData && asked === JSON.stringify(far);

  async function move() {
    if (!found || !isReady) return;
    const outcome = await edit(found.changes, found.edit);
    if (!outcome) return;
    offer(outcome);
    onClose();
  }

  return (
    <Dialog
      title={`Move ${count(items.length, "item")} in time`}
      subtitle="Each date keeps its precision: a quarter moves by whole quarters."
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={!isReady} onPress={() => void move()}>
            Move
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void move();
        }}
      >
        <div className={styles.far}>
          <TextField label="How far" inputMode="numeric" autoFocus value={typed} onChange={setTyped} error={wrong} />
          <Select<Unit>
            look="form"
            label="Counted in"
            options={Object.entries(UNITS).map(([id, label]) => ({ id: id as Unit, label }))}
            value={unit}
            onChange={setUnit}
          />
          <Segments<"later" | "earlier">
            label="Which way"
            options={[
              { id: "later", label: "Later" },
              { id: "earlier", label: "Earlier" },
            ]}
            value={way}
            onChange={setWay}
          />
        </div>
        <Checkbox isSelected={along} onChange={setAlong}>
          Move what waits too, as far as it has to
        </Checkbox>
        <p className={styles.told} role="status">
          {found ? [found.moved ? `${found.edit}.` : "Nothing moves.", found.detail].filter(Boolean).join(" ") : ""}
        </p>
        <div className={styles.list}>
          <LongList
            label="What moves"
            count={lines.length}
            line={LINE}
            empty={null}
            render={(place) => {
              const line = lines[place];
              return line ? (
                <div className={styles.line}>
                  <strong>{line.title}</strong>
                  <span>
                    {line.from} → {line.to}
                    {line.along ? " · moves along" : ""}
                  </span>
                </div>
              ) : null;
            }}
          />
        </div>
      </form>
    </Dialog>
  );
}
