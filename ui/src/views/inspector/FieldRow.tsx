import { useRef, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useEdit, useWritable } from "../../domain/core";
import { Unseen } from "../../primitives/Small";
import { CellEditor } from "../lists/grid/CellEditor";
import type { Column, GridRow } from "../lists/grid/column";
import styles from "./Fields.module.css";

/** A field: its name, and its value to be edited in place. */
export function FieldRow<Row extends GridRow>({ column, row }: { column: Column<Row>; row: Row }) {
  return (
    <div className={styles.row}>
      <dt>{column.title}</dt>
      <dd>
        <Value column={column} row={row} />
      </dd>
    </div>
  );
}

/** A value to be edited in place: pressing it, or Enter on it, opens the editor. */
export function Value<Row extends GridRow>({ column, row }: { column: Column<Row>; row: Row }) {
  const edit = useEdit();
  const writable = useWritable();
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const editor = writable ? (column.editor?.(row) ?? null) : null;
  const text = column.text(row);

  function end() {
    setEditing(false);
    // The focus goes back to where it came from, once that is there again.
    requestAnimationFrame(() => button.current?.focus());
  }

  if (editing && editor) {
    return (
      <div className={styles.editor}>
        <CellEditor
          editor={editor}
          label={column.title}
          typed={null}
          commit={(changes) => {
            end();
            if (changes.length > 0) void edit(changes);
          }}
          cancel={end}
        />
      </div>
    );
  }
  const shown = (text === "" ? null : column.draw?.(row)) ?? (text === "" ? <Nothing /> : text);
  if (!editor) {
    return (
      <span className={styles.fixed} data-selectable>
        {shown}
      </span>
    );
  }
  return (
    <Pressable ref={button} className={styles.value} onPress={() => setEditing(true)}>
      <Unseen>{column.title}: </Unseen>
      {shown}
    </Pressable>
  );
}

function Nothing() {
  return (
    <>
      <span className={styles.none} aria-hidden="true">
        –
      </span>
      <Unseen>empty</Unseen>
    </>
  );
}
