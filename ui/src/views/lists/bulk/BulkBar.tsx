import { useRef, useState } from "react";
import type { Change } from "../../../bindings/Change";
import type { RecordRef } from "../../../bindings/RecordRef";
import { makeNamed } from "../../../domain/changes";
import { useRecordOptions } from "../../../domain/choices";
import { kindLabel } from "../../../domain/words";
import { Button, IconButton } from "../../../primitives/Button";
import { Card } from "../../../primitives/Dialog";
import { CloseIcon, TrashIcon } from "../../../primitives/icons";
import { Picker } from "../../../primitives/Picker";
import type { GridRow } from "../grid/column";
import styles from "./BulkBar.module.css";
import { type BulkAction, called } from "./bulk";

interface BulkBarProps<Row extends GridRow> {
  rows: readonly Row[];
  actions: readonly BulkAction<Row>[];
  onEdit(changes: Change[], label: string): void;
  onDelete(): void;
  onClose(): void;
}

/** What can be done to the selected rows, each as one edit. */
export function BulkBar<Row extends GridRow>({ rows, actions, onEdit, onDelete, onClose }: BulkBarProps<Row>) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected rows">
      <span className={styles.count} role="status">
        {called(rows)}
      </span>
      {actions.map((action) =>
        action.kind === "act" ? (
          <Button key={action.label} onPress={() => action.act(rows)}>
            {action.label}
          </Button>
        ) : (
          <Act key={action.label} action={action} rows={rows} onEdit={onEdit} />
        ),
      )}
      <Button look="danger" onPress={onDelete}>
        <TrashIcon />
        Delete
      </Button>
      <IconButton label="Select none" keys="Esc" onPress={onClose}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

interface ActProps<Row extends GridRow, Action = Exclude<BulkAction<Row>, { kind: "act" }>> {
  action: Action;
  rows: readonly Row[];
  onEdit(changes: Change[], label: string): void;
}

function Act<Row extends GridRow>({ action, rows, onEdit }: ActProps<Row>) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const act = (changes: Change[], label: string) => {
    setOpen(false);
    if (changes.length > 0) onEdit(changes, label);
  };
  return (
    <>
      <span ref={button}>
        <Button onPress={() => setOpen(true)}>{action.label}</Button>
      </span>
      <Card label={action.label} triggerRef={button} isOpen={open} onOpenChange={setOpen} placement="top start">
        {action.kind === "choice" ? <PickChoice action={action} rows={rows} onEdit={act} /> : null}
        {action.kind === "record" ? <PickRecord action={action} rows={rows} onEdit={act} /> : null}
      </Card>
    </>
  );
}

function PickChoice<Row extends GridRow>({
  action,
  rows,
  onEdit,
}: ActProps<Row, BulkAction<Row> & { kind: "choice" }>) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  return (
    <Picker
      label={action.label}
      list="below"
      typed={typed}
      onType={setTyped}
      options={action.options.filter(({ label }) => label.toLowerCase().includes(wanted))}
      picked={[]}
      onPick={(id) => {
        const label = action.options.find((option) => option.id === id)?.label ?? "";
        onEdit(action.changes(rows, id), action.said(called(rows), label));
      }}
    />
  );
}

function PickRecord<Row extends GridRow>({
  action,
  rows,
  onEdit,
}: ActProps<Row, BulkAction<Row> & { kind: "record" }>) {
  const [typed, setTyped] = useState("");
  const options = useRecordOptions(action.of, typed);
  const [first] = action.of;
  const act = (ref: RecordRef | null, name: string, before: Change[] = []) =>
    onEdit([...before, ...action.changes(rows, ref)], action.said(called(rows), name));
  return (
    <Picker
      label={action.label}
      list="below"
      typed={typed}
      onType={setTyped}
      options={action.none === undefined || typed !== "" ? options : [{ id: "", label: action.none }, ...options]}
      picked={[]}
      onPick={(id) => {
        const option = options.find((option) => option.id === id);
        act(option?.record ?? null, option?.label ?? "nobody");
      }}
      onCreate={
        first &&
        ((name) => {
          const { ref, change } = makeNamed(first, name);
          act(ref, name, [change]);
        })
      }
      createLabel={(name) => `New ${kindLabel(first ?? "item").toLowerCase()} “${name}”`}
    />
  );
}
