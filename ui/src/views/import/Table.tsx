import type { ImportMapping } from "../../bindings/ImportMapping";
import type { ImportTable } from "../../bindings/ImportTable";
import type { ImportTableKind } from "../../bindings/ImportTableKind";
import type { ImportTarget } from "../../bindings/ImportTarget";
import { count, number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { type Option, Select } from "../../primitives/Select";
import { Columns } from "./Columns";
import { HeaderRow } from "./HeaderRow";
import styles from "./Import.module.css";
import { chooseType, reread } from "./sources";
import { DELIMITER, ENCODING, FORMAT, lineWord, TABLE_KIND, TARGET } from "./words";

interface TableProps {
  table: ImportTable;
  mapping: ImportMapping;
  onMap(mapping: ImportMapping): void;
  onRemove(): void;
  /** Imports another sheet of the same workbook too. */
  onAlso(): void;
}

export function optionsOf<T extends string>(words: Record<T, string>): Option<T>[] {
  return (Object.keys(words) as T[]).map((id) => ({ id, label: words[id] }));
}

/** What is known plus what was found, where that is something else. */
function withFound(words: Record<string, string>, found: string): Option<string>[] {
  const known = optionsOf(words);
  return found in words ? known : [...known, { id: found, label: found }];
}

const KINDS = optionsOf(TABLE_KIND);
const TARGETS = optionsOf(TARGET);

/** How one file, or one sheet of it, is read: all of it can be changed. */
export function Table({ table, mapping, onMap, onRemove, onAlso }: TableProps) {
  const { sheets, sheet, encoding, delimiter } = table;
  return (
    <div className={styles.table}>
      <div className={styles.settings}>
        {sheet === null ? null : (
          <Select
            look="form"
            label="Sheet"
            options={sheets.map((name) => ({ id: name, label: name }))}
            value={sheet}
            onChange={(chosen) => onMap(reread(mapping, { sheet: chosen }))}
          />
        )}
        <Select<ImportTableKind>
          look="form"
          label="Each row is one of the"
          options={KINDS}
          value={table.as}
          onChange={(as) => onMap({ ...mapping, as })}
        />
        <HeaderRow
          label={`Column names in ${lineWord(table)}`}
          value={table.header_row}
          onChange={(header_row) => onMap(reread(mapping, { header_row }))}
        />
        {delimiter === null ? null : (
          <Select
            look="form"
            label="Cells are separated by"
            options={withFound(DELIMITER, delimiter)}
            value={delimiter}
            onChange={(chosen) => onMap(reread(mapping, { delimiter: chosen }))}
          />
        )}
        {encoding === null ? null : (
          <Select
            look="form"
            label="Encoding"
            options={withFound(ENCODING, encoding.toLowerCase())}
            value={encoding.toLowerCase()}
            onChange={(chosen) => onMap(reread(mapping, { encoding: chosen }))}
          />
        )}
        <div className={styles.end}>
          {sheets.length > 1 ? (
            <Button look="quiet" onPress={onAlso}>
              Add another sheet
            </Button>
          ) : null}
          <Button look="quiet" onPress={onRemove}>
            Leave out
          </Button>
        </div>
      </div>
      <p className={styles.note}>
        {table.format === "table" ? "" : `Recognised as ${FORMAT[table.format]}. `}
        {count(table.rows, "row")}, {count(table.columns.length, "column")}.
      </p>
      <Decisions table={table} />
      <Types table={table} onChoose={(value, target) => onMap(chooseType(mapping, value, target))} />
      <Columns table={table} mapping={mapping} onMap={onMap} />
    </div>
  );
}

/** What was decided by looking at the file. */
function Decisions({ table }: { table: ImportTable }) {
  if (table.decisions.length === 0) return null;
  return (
    <ul className={styles.decisions}>
      {table.decisions.map(({ column, message }) => (
        <li key={`${column}:${message}`}>
          {column === "" ? null : <strong>{column}: </strong>}
          {message}
        </li>
      ))}
    </ul>
  );
}

/** What the values of the type column become. */
function Types({ table, onChoose }: { table: ImportTable; onChoose(value: string, target: ImportTarget): void }) {
  if (table.types.length === 0) return null;
  return (
    <section className={styles.types} aria-label="Types">
      <h3>What each type becomes</h3>
      <ul>
        {table.types.map(({ value, target, rows }) => (
          <li key={value}>
            <span className={styles.name}>{value === "" ? "(no type)" : value}</span>
            <span className={styles.note}>{number(rows)}</span>
            <Select<ImportTarget>
              look="cell"
              label={`What ${value} becomes`}
              options={TARGETS}
              value={target}
              onChange={(chosen) => onChoose(value, chosen)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
