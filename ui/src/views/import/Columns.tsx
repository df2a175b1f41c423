import { useRef, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { ImportDateOrder } from "../../bindings/ImportDateOrder";
import type { ImportField } from "../../bindings/ImportField";
import type { ImportMapping } from "../../bindings/ImportMapping";
import type { ImportTable } from "../../bindings/ImportTable";
import { number } from "../../lib/numbers";
import { Card } from "../../primitives/Dialog";
import { ChevronDownIcon } from "../../primitives/icons";
import { Picker } from "../../primitives/Picker";
import { Select } from "../../primitives/Select";
import { Segments } from "../../primitives/Toggle";
import styles from "./Import.module.css";
import { chooseColumn, type Columns as Group, grouped } from "./sources";
import { optionsOf } from "./Table";
import { DATE_ORDER, FIELD } from "./words";

/** More columns than this are shown only as far as they mean something, until one asks for all. */
const MANY = 20;
const FIELDS = optionsOf(FIELD);
const ORDERS = optionsOf(DATE_ORDER);

/** Whether a column comes to more than a note kept with the record. */
function means({ field, chosen }: Group): boolean {
  return chosen || (field !== "extra" && field !== "ignore");
}

interface ColumnsProps {
  table: ImportTable;
  mapping: ImportMapping;
  onMap(mapping: ImportMapping): void;
}

/** What each column means, with some of what is in it. */
export function Columns({ table, mapping, onMap }: ColumnsProps) {
  const columns = grouped(table.columns);
  const [all, setAll] = useState(columns.length <= MANY);
  const recognised = columns.filter(means);
  const shown = all ? columns : recognised;
  // What the rows are was decided by their columns; what is said about one column must not decide that anew.
  const kept = { ...mapping, as: mapping.as ?? table.as };
  return (
    <section className={styles.columns} aria-label="Columns">
      <div className={styles.heading}>
        <h3>What each column means</h3>
        <Segments
          label="Which columns"
          options={[
            { id: "some", label: `Recognised ${number(recognised.length)}` },
            { id: "all", label: `All ${number(columns.length)}` },
          ]}
          value={all ? "all" : "some"}
          onChange={(chosen) => setAll(chosen === "all")}
        />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Means</th>
            <th scope="col">In it</th>
            <th scope="col" className={styles.filled}>
              Filled
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((column) => (
            <Column
              key={column.position}
              column={column}
              rows={table.rows}
              onField={(field) => onMap(chooseColumn(kept, column, { field }))}
              onOrder={(date_order) => onMap(chooseColumn(kept, column, { date_order }))}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnProps {
  column: Group;
  rows: number;
  onField(field: ImportField): void;
  onOrder(order: ImportDateOrder): void;
}

function Column({ column, rows, onField, onOrder }: ColumnProps) {
  const { name, position, samples, filled, date_order, times } = column;
  const called = name === "" ? `Column ${position + 1}` : name;
  return (
    <tr data-out={column.field === "ignore" || undefined}>
      <th scope="row">
        {called}
        {times > 1 ? <span className={styles.times}> ×{times}</span> : null}
      </th>
      <td>
        <div className={styles.means}>
          <FieldPick column={column} called={called} onPick={onField} />
          {date_order === null ? null : (
            <Select
              look="cell"
              label={`How ${called} writes dates`}
              options={ORDERS}
              value={date_order}
              onChange={onOrder}
            />
          )}
        </div>
      </td>
      <td className={styles.samples}>
        {samples.map((sample) => (
          <span key={sample}>{sample}</span>
        ))}
      </td>
      <td className={styles.filled}>
        {number(filled)} of {number(rows)}
      </td>
    </tr>
  );
}

/** What a column means; a list to choose from only while it is being chosen, since there may be hundreds of columns. */
function FieldPick({ column, called, onPick }: { column: Group; called: string; onPick(field: ImportField): void }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const box = useRef<HTMLSpanElement>(null);
  const wanted = typed.trim().toLowerCase();
  return (
    <span ref={box} className={styles.pick}>
      <Pressable
        className={styles.field}
        data-chosen={column.chosen || undefined}
        aria-label={`${called} means ${FIELD[column.field]}`}
        onPress={() => {
          setTyped("");
          setOpen(true);
        }}
      >
        {FIELD[column.field]}
        <ChevronDownIcon />
      </Pressable>
      <Card
        label={`What ${called} means`}
        triggerRef={box}
        isOpen={open}
        onOpenChange={setOpen}
        placement="bottom start"
      >
        <Picker
          label={`What ${called} means`}
          list="below"
          typed={typed}
          onType={setTyped}
          options={FIELDS.filter(({ label }) => label.toLowerCase().includes(wanted))}
          picked={[column.field]}
          onPick={(id) => {
            setOpen(false);
            if (id !== column.field) onPick(id as ImportField);
          }}
        />
      </Card>
    </span>
  );
}
