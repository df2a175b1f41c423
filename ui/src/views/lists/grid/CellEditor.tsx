import { type KeyboardEvent, useRef, useState } from "react";
import type { Change } from "../../../bindings/Change";
import type { RecordRef } from "../../../bindings/RecordRef";
import { makeNamed, sameRef } from "../../../domain/changes";
import { optionId, type RecordOption, useRecordOptions } from "../../../domain/choices";
import { kindLabel } from "../../../domain/words";
import { Picker } from "../../../primitives/Picker";
import type { Editor } from "./column";
import styles from "./Grid.module.css";

/** Where to go after an edit. */
export type Onward = "stay" | "down" | "up" | "right" | "left";

/** How an edit ends. */
export interface EditEnd {
  /** Makes the changes. The echo is shown until the core has answered. */
  commit(changes: Change[], onward: Onward, echo: string): void;
  cancel(onward?: Onward): void;
}

interface EditorProps<E extends Editor> extends EditEnd {
  editor: E;
  label: string;
  /** What was typed to begin with; none where the edit began by Enter. */
  typed: string | null;
}

/** The editor of a cell. */
export function CellEditor({ editor, ...rest }: EditorProps<Editor>) {
  if (editor.kind === "text") return <TextEditor editor={editor} {...rest} />;
  if (editor.kind === "choice") return <ChoiceEditor editor={editor} {...rest} />;
  return <RecordsEditor editor={editor} {...rest} />;
}

/** Where a key goes that ends an edit; null for every other key. */
function onwardOf({ key, shiftKey }: KeyboardEvent): Onward | null {
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  return null;
}

export function TextEditor({
  editor,
  label,
  typed,
  commit,
  cancel,
}: Omit<EditorProps<Editor & { kind: "text" }>, "editor"> & { editor: Omit<Editor & { kind: "text" }, "kind"> }) {
  const [text, setText] = useState(typed ?? editor.value);
  const [problem, setProblem] = useState<string | null>(null);
  // Ending the edit takes the focus away, which must not end it once more.
  const ended = useRef(false);
  const echo = editor.echo?.(text);

  function end(onward: Onward, leaving = false) {
    if (ended.current) return;
    if (text === editor.value) {
      ended.current = true;
      cancel(onward);
      return;
    }
    const reading = editor.read(text);
    if ("problem" in reading) {
      setProblem(reading.problem);
      // Whoever looks elsewhere has given up: what cannot be read must not hold them here.
      if (leaving) cancel("stay");
      return;
    }
    ended.current = true;
    commit(reading.changes, onward, editor.echo?.(text) ?? text.trim());
  }

  return (
    <>
      <input
        className={styles.input}
        aria-label={label}
        aria-invalid={problem !== null}
        placeholder={editor.placeholder}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the editor appears because the user asked to write in this cell
        autoFocus
        value={text}
        onFocus={(event) => {
          if (typed === null) event.currentTarget.select();
        }}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const onward = onwardOf(event);
          if (onward) {
            event.preventDefault();
            end(onward);
          } else if (event.key === "Escape") {
            event.preventDefault();
            ended.current = true;
            cancel();
          }
          event.stopPropagation();
        }}
        onBlur={() => end("stay", true)}
      />
      {problem !== null || echo !== undefined ? (
        <div className={styles.said} data-problem={problem !== null || undefined} role={problem ? "alert" : "status"}>
          {problem ?? echo}
        </div>
      ) : null}
    </>
  );
}

function ChoiceEditor({ editor, label, typed, commit, cancel }: EditorProps<Editor & { kind: "choice" }>) {
  const [text, setText] = useState(typed ?? "");
  const onward = useRef<Onward>("stay");
  const wanted = text.trim().toLowerCase();
  const options = editor.options.filter((option) => option.label.toLowerCase().includes(wanted));

  function pick(id: string) {
    const label = editor.options.find((option) => option.id === id)?.label ?? "";
    if (id === editor.value) cancel(onward.current);
    else commit(editor.choose(id), onward.current, label);
  }

  return (
    <Picker
      label={label}
      typed={text}
      onType={setText}
      options={options}
      picked={editor.value === null ? [] : [editor.value]}
      placeholder={editor.options.find((option) => option.id === editor.value)?.label ?? ""}
      onPick={pick}
      onKeyDown={(event) => {
        event.stopPropagation();
        onward.current = onwardOf(event) ?? "stay";
        if (event.key === "Tab") {
          event.preventDefault();
          const [first] = options;
          if (wanted !== "" && first) pick(first.id);
          else cancel(onward.current);
        } else if (event.key === "Escape") {
          event.preventDefault();
          cancel();
        }
      }}
      onBlur={() => cancel("stay")}
    />
  );
}

function RecordsEditor({ editor, label, typed, commit, cancel }: EditorProps<Editor & { kind: "records" }>) {
  const [text, setText] = useState(typed ?? "");
  const [picked, setPicked] = useState<readonly RecordRef[]>(editor.value);
  const known = useRef(new Map<string, RecordOption>());
  const onward = useRef<Onward>("stay");
  const ended = useRef(false);
  const options = useRecordOptions(editor.of, text, editor.except);
  for (const option of options) known.current.set(option.id, option);
  const { many } = editor;
  const changed =
    picked.length !== editor.value.length || picked.some((ref) => !editor.value.some((old) => sameRef(ref, old)));
  const names = (refs: readonly RecordRef[]) =>
    refs
      .map((ref) => known.current.get(optionId(ref))?.label ?? "")
      .filter(Boolean)
      .join(", ");

  function finish(records: readonly RecordRef[], before: Change[], echo: string) {
    if (ended.current) return;
    ended.current = true;
    commit([...before, ...editor.choose([...records])], onward.current, echo);
  }
  function giveUp(next: Onward = "stay") {
    if (ended.current) return;
    ended.current = true;
    cancel(next);
  }
  function keep() {
    if (many && changed) finish(picked, [], names(picked));
    else giveUp(onward.current);
  }

  function pick(id: string) {
    const option = known.current.get(id);
    if (!option) return;
    const { record } = option;
    const had = picked.some((ref) => sameRef(ref, record));
    if (!many) {
      if (had) giveUp(onward.current);
      else finish([record], [], option.label);
      return;
    }
    setPicked(had ? picked.filter((ref) => !sameRef(ref, record)) : [...picked, record]);
    setText("");
  }

  function create(name: string) {
    const kind = editor.of[0];
    if (!kind) return;
    const { ref, change } = makeNamed(kind, name);
    finish(many ? [...picked, ref] : [ref], [change], many ? [names(picked), name].filter(Boolean).join(", ") : name);
  }

  return (
    <Picker
      label={label}
      typed={text}
      onType={setText}
      options={options}
      picked={picked.map(optionId)}
      many={many}
      placeholder={placeholder(editor, picked, names(picked))}
      onPick={pick}
      none={many ? undefined : "None"}
      onNone={() => finish([], [], "")}
      onCreate={create}
      createLabel={(name) => `New ${kindLabel(editor.of[0] ?? "item").toLowerCase()} “${name}”`}
      footer={many ? "Enter ticks, Tab keeps, Esc leaves it as it was" : undefined}
      onKeyDown={(event) => {
        event.stopPropagation();
        onward.current = onwardOf(event) ?? "stay";
        if (event.key === "Tab" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
          event.preventDefault();
          const [first] = options;
          if (!many && text.trim() !== "" && first) pick(first.id);
          else keep();
        } else if (event.key === "Escape") {
          event.preventDefault();
          giveUp();
        }
      }}
      onBlur={() => {
        onward.current = "stay";
        keep();
      }}
    />
  );
}

function placeholder(editor: Editor & { kind: "records" }, picked: readonly RecordRef[], names: string): string {
  if (picked.length === 0) return `Find a ${kindLabel(editor.of[0] ?? "item").toLowerCase()}`;
  return names || `${picked.length} chosen`;
}
