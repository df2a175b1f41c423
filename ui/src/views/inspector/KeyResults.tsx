import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Detail } from "../../bindings/Detail";
import type { KeyResultRow } from "../../bindings/KeyResultRow";
import { make, set } from "../../domain/changes";
import { useEdit, useToday, useWritable } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { amount, percent } from "../../lib/numbers";
import { IconButton } from "../../primitives/Button";
import { Explained } from "../../primitives/Hint";
import { ChevronDownIcon, ChevronRightIcon, PlusIcon, TrashIcon } from "../../primitives/icons";
import { Bar } from "../../primitives/Small";
import { FieldRow } from "./FieldRow";
import { keyResultFields } from "./fields";
import { InlineText } from "./InlineText";
import styles from "./KeyResults.module.css";
import { lineOf } from "./line";
import { Sparkline } from "./Sparkline";

/** How an objective is measured. */
export function KeyResults({ detail }: { detail: Detail }) {
  const edit = useEdit();
  const writable = useWritable();
  const objective = detail.record.id;
  const add = () => {
    const position = 1 + Math.max(0, ...detail.key_results.map(({ key_result }) => key_result.position));
    return edit([make("key_result", { objective_id: objective, title: "New key result", position }).change]);
  };
  return (
    <section className={styles.section} aria-labelledby="key-results">
      <header className={styles.head}>
        <h3 id="key-results">Key results</h3>
        {writable ? (
          <IconButton small label="Add a key result" onPress={add}>
            <PlusIcon />
          </IconButton>
        ) : null}
      </header>
      {detail.key_results.map((row) => (
        <KeyResult key={row.key_result.id} row={row} hue={detail.hue} detail={detail} />
      ))}
      {detail.key_results.length === 0 ? <p className={styles.none}>Nothing says yet how it is measured.</p> : null}
    </section>
  );
}

/** `4.2 d → 1 d, now 2.9 d`. */
export function measureLabel({ key_result, current }: KeyResultRow): string {
  const { baseline, target, unit } = key_result;
  const said = (value: number | null) => (value === null ? "?" : amount(value, unit));
  const way = `${said(baseline)} → ${said(target)}`;
  return current === null ? way : `${way}, now ${said(current)}`;
}

function KeyResult({ row, hue, detail }: { row: KeyResultRow; hue: number | null; detail: Detail }) {
  const [open, setOpen] = useState(false);
  const edit = useEdit();
  const today = useToday();
  const writable = useWritable();
  const { key_result: own, score, readings } = row;
  const ref = { kind: "key_result", id: own.id } as const;
  const line = lineOf({ ...own, kind: "key_result" as const }, own.title, detail);
  return (
    <article className={styles.card}>
      <div className={styles.top}>
        <Pressable
          className={styles.turn}
          aria-expanded={open}
          aria-label={`${open ? "Hide" : "Show"} the numbers of ${own.title}`}
          onPress={() => setOpen(!open)}
        >
          {open ? <ChevronDownIcon /> : <ChevronRightIcon />}
        </Pressable>
        <InlineText
          label="Key result"
          placeholder="What is measured"
          look="text"
          value={own.title}
          onChange={(title) => title !== "" && edit([set(ref, { title })])}
        />
      </div>
      <p className={styles.measure}>{measureLabel(row)}</p>
      {score === null ? null : (
        <div className={styles.score}>
          <Bar value={score} hue={hue} label={`Score ${percent(score)}`} />
          <Explained by="(now − baseline) / (target − baseline), held between 0 and 100%.">{percent(score)}</Explained>
        </div>
      )}
      {readings.length > 1 ? <Sparkline readings={readings} target={own.target} hue={hue} unit={own.unit} /> : null}
      {row.read ? <p className={styles.none}>Last read on {dateLabel(row.read)}</p> : null}
      {open ? (
        <>
          <dl>
            {keyResultFields(today).map((column) => (
              <FieldRow key={column.id} column={column} row={line} />
            ))}
          </dl>
          {writable ? (
            <IconButton small label={`Delete ${own.title}`} onPress={() => edit([{ op: "delete", record: ref }])}>
              <TrashIcon />
            </IconButton>
          ) : null}
        </>
      ) : null}
    </article>
  );
}
