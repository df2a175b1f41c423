import { useDeferredValue, useMemo, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { HistoryEntry } from "../../bindings/HistoryEntry";
import { make } from "../../domain/changes";
import { useAsk, useAskIf, useAttempt, useEdit, useStatus, useToday, useWritable } from "../../domain/core";
import { here } from "../../domain/scenarios";
import { dayOf, timeOf, useLook } from "../../domain/time";
import { useUndoOffer } from "../../domain/undo-offer";
import { number } from "../../lib/numbers";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { SearchField, TextField } from "../../primitives/Field";
import { ChevronDownIcon } from "../../primitives/icons";
import { Empty } from "../../primitives/Small";
import { Differences } from "./Differences";
import styles from "./Log.module.css";

/** As many entries as are asked for at once. */
const AT_ONCE = 200;

const DONE: Record<HistoryEntry["kind"], string> = { edit: "", undo: "Taken back: ", redo: "Made again: " };

/** Every entry of the history under its day, newest first. */
export function Log({ onCompare }: { onCompare(point: string): void }) {
  const [limit, setLimit] = useState(AT_ONCE);
  const [find, setFind] = useState("");
  const words = useDeferredValue(find).trim().toLowerCase();
  const entries = useAsk("history", { limit }).data;
  const [open, setOpen] = useState<number | null>(null);
  const shown = useMemo(
    () =>
      (entries ?? []).filter((entry) => words === "" || `${entry.label} ${entry.author}`.toLowerCase().includes(words)),
    [entries, words],
  );
  const days = useMemo(() => byDay(shown), [shown]);
  if (entries === undefined) return null;
  if (entries.length === 0) {
    return <Empty title="Nothing has been changed yet">Every change is kept here, and can be taken back.</Empty>;
  }
  return (
    <div className={styles.page}>
      <div className={styles.find}>
        <SearchField label="Filter by words or author" value={find} onChange={setFind} />
      </div>
      {days.map(({ day, rows }) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>
            {rows.map((entry) => (
              <Entry
                key={entry.seq}
                entry={entry}
                isOpen={open === entry.seq}
                onToggle={() => setOpen(open === entry.seq ? null : entry.seq)}
                onCompare={onCompare}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 ? <p className={styles.none}>No entry has these words.</p> : null}
      {entries.length >= limit ? (
        <Button onPress={() => setLimit(limit + 2 * AT_ONCE)}>Show older entries</Button>
      ) : null}
    </div>
  );
}

/** Entries that follow each other on one day. */
function byDay(entries: readonly HistoryEntry[]): { day: string; rows: HistoryEntry[] }[] {
  const days: { day: string; rows: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(entry);
    else days.push({ day, rows: [entry] });
  }
  return days;
}

function Entry({
  entry,
  isOpen,
  onToggle,
  onCompare,
}: {
  entry: HistoryEntry;
  isOpen: boolean;
  onToggle(): void;
  onCompare(point: string): void;
}) {
  return (
    <li className={styles.entry} data-open={isOpen}>
      <Pressable className={styles.line} aria-expanded={isOpen} onPress={onToggle}>
        <time dateTime={entry.at}>{timeOf(entry.at)}</time>
        <span className={styles.label}>
          {DONE[entry.kind]}
          {entry.label}
        </span>
        <span className={styles.author}>{entry.author}</span>
        <span className={styles.size}>{entry.records === 1 ? "1 record" : `${number(entry.records)} records`}</span>
        <ChevronDownIcon className={styles.chevron} />
      </Pressable>
      {isOpen ? <Details entry={entry} onCompare={onCompare} /> : null}
    </li>
  );
}

function Details({ entry, onCompare }: { entry: HistoryEntry; onCompare(point: string): void }) {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const offer = useUndoOffer();
  const look = useLook();
  const writable = useWritable();
  const status = useStatus();
  const last = status?.undo.entries === entry.seq;
  const inScenario = status?.scenario != null;
  const [naming, setNaming] = useState(false);
  const changes = useAskIf(true, "entry", { seq: entry.seq }).data;
  const point = `#${entry.seq}`;

  async function revert() {
    const outcome = await attempt(() => call("revert", { seq: entry.seq }));
    if (outcome) offer(outcome);
  }

  // Not before it is known what changed: the buttons would move from under the pointer.
  if (changes === undefined) return null;
  return (
    <div className={styles.details}>
      {changes.records.length > 0 ? (
        <Differences records={changes.records} />
      ) : (
        <p className={styles.none}>It changed nothing that people read: an order, a view, a setting.</p>
      )}
      <div className={styles.actions}>
        <Button onPress={() => look(last ? here(status) : point)}>
          {last ? "This is how it is now" : "See the plan as it was then"}
        </Button>
        <Button onPress={() => onCompare(point)}>What changed since</Button>
        {writable && !inScenario ? <Button onPress={() => setNaming(true)}>Keep as a checkpoint</Button> : null}
        {writable && entry.kind === "edit" ? <Button onPress={() => void revert()}>Take this one back</Button> : null}
      </div>
      {naming ? <NameCheckpoint entry={entry.seq} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

/** Gives a moment of the plan a name to come back to. */
export function NameCheckpoint({ entry, onClose }: { entry: number; onClose(): void }) {
  const edit = useEdit();
  const today = useToday();
  const [title, setTitle] = useState("");
  const [note, setNote] = useState("");
  const named = title.trim();

  async function keep() {
    if (named === "") return;
    const { change } = make("checkpoint", { title: named, note: note.trim(), entry, made: today });
    if (await edit([change], `Keep checkpoint ${named}`)) onClose();
  }

  return (
    <Dialog
      title="Keep as a checkpoint"
      subtitle="A name for the plan as it was then: to look at it again, and to see what changed since."
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={named === ""} onPress={() => void keep()}>
            Keep
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
        <TextField label="Name" placeholder="Board, March 2027" value={title} onChange={setTitle} autoFocus />
        <TextField label="Note" long placeholder="What was said there" value={note} onChange={setNote} />
      </form>
    </Dialog>
  );
}
