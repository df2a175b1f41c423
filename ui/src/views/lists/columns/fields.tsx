import type { Change } from "../../../bindings/Change";
import type { Named } from "../../../bindings/Named";
import type { PlanDate } from "../../../bindings/PlanDate";
import type { RecordKind } from "../../../bindings/RecordKind";
import type { RecordRef } from "../../../bindings/RecordRef";
import { nameField, relink, set } from "../../../domain/changes";
import { DATE_HELP, dateLabel, firstDay, readDate } from "../../../domain/dates";
import { number, parseNumber, parsePercent, percent } from "../../../lib/numbers";
import { Avatar, Bar, Swatch } from "../../../primitives/Small";
import type { Choice, Column, GridRow } from "../grid/column";
import styles from "./fields.module.css";

// The kinds of column that the lists have in common.

interface Common {
  id: string;
  title: string;
  width: number;
}

/** The record's name: never empty. */
export function nameColumn<Row extends GridRow>(
  kind: string,
  width: number,
  hue?: (row: Row) => number | null | undefined,
): Column<Row> {
  return {
    id: "title",
    title: kind,
    width,
    text: (row) => row.title,
    ...(hue
      ? {
          draw: (row: Row) => {
            const own = hue(row);
            return (
              <>
                {own === undefined ? null : <Swatch hue={own} />}
                <span className={styles.words}>{row.title}</span>
              </>
            );
          },
        }
      : {}),
    editor: (row) => ({
      kind: "text",
      value: row.title,
      read: (typed) =>
        typed.trim() === ""
          ? { problem: "A name is needed." }
          : { changes: [set(row.record, { [nameField(row.record.kind)]: typed.trim() })] },
    }),
  };
}

interface Field<Row extends GridRow, Value> extends Common {
  value(row: Row): Value;
  /** The field's name in the model. */
  field: string;
  /** Rows without the field have no such cell. */
  has?(row: Row): boolean;
}

function inRow<Row extends GridRow, T>(has: ((row: Row) => boolean) | undefined, row: Row, make: () => T): T | null {
  return has && !has(row) ? null : make();
}

/** Words. */
export function textColumn<Row extends GridRow>(field: Field<Row, string>): Column<Row> {
  const { id, title, width, value, has } = field;
  return {
    id,
    title,
    width,
    text: (row) => inRow(has, row, () => value(row)) ?? "",
    editor: (row) =>
      inRow(has, row, () => ({
        kind: "text" as const,
        value: value(row),
        read: (typed) => ({ changes: [set(row.record, { [field.field]: typed.trim() })] }),
      })),
    clear: (row) => inRow(has, row, () => (value(row) === "" ? [] : [set(row.record, { [field.field]: "" })])),
  };
}

/** Several short words, separated by commas. */
export function tagsColumn<Row extends GridRow>(field: Field<Row, string[]>): Column<Row> {
  const { id, title, width, value } = field;
  const read = (typed: string) => [...new Set(typed.split(/[,;]/).map((word) => word.trim()))].filter(Boolean);
  return {
    id,
    title,
    width,
    text: (row) => value(row).join(", "),
    editor: (row) => ({
      kind: "text",
      value: value(row).join(", "),
      placeholder: "Separated by commas",
      read: (typed) => ({ changes: [set(row.record, { [field.field]: read(typed) })] }),
    }),
    clear: (row) => (value(row).length === 0 ? [] : [set(row.record, { [field.field]: [] })]),
  };
}

/** One of a few. */
export function choiceColumn<Row extends GridRow, Value extends string>(
  field: Field<Row, Value | null> & {
    words: Record<Value, string>;
    /** What no value is called; none where there must be one. */
    none?: string;
    draw?: Column<Row>["draw"];
  },
): Column<Row> {
  const { id, title, width, value, words, none, has } = field;
  const values = Object.keys(words) as Value[];
  const options: Choice[] = values.map((value) => ({ id: value, label: words[value] }));
  if (none !== undefined) options.unshift({ id: "", label: none });
  const said = (row: Row) => {
    const now = value(row);
    return now === null ? "" : words[now];
  };
  return {
    id,
    title,
    width,
    text: (row) => inRow(has, row, () => said(row)) ?? "",
    order: (row) => inRow(has, row, () => values.indexOf(value(row) as Value)),
    ...(field.draw ? { draw: field.draw } : {}),
    editor: (row) =>
      inRow(has, row, () => ({
        kind: "choice" as const,
        value: value(row),
        options,
        choose: (chosen: string) => [set(row.record, { [field.field]: chosen === "" ? null : chosen })],
      })),
    ...(none === undefined ? {} : { clear: (row: Row) => emptied(row, field.field, value(row)) }),
  };
}

function emptied(row: GridRow, field: string, value: unknown): Change[] {
  return value === null ? [] : [set(row.record, { [field]: null })];
}

/** A date, as precise as it was written. */
export function dateColumn<Row extends GridRow>(field: Field<Row, PlanDate | null> & { today: string }): Column<Row> {
  const { id, title, width, value, today, has } = field;
  return {
    id,
    title,
    width,
    text: (row) => inRow(has, row, () => labelOf(value(row))) ?? "",
    order: (row) => {
      const date = inRow(has, row, () => value(row));
      return date === null ? null : firstDay(date);
    },
    editor: (row) =>
      inRow(has, row, () => ({
        kind: "text" as const,
        value: labelOf(value(row)),
        placeholder: "Q3 2027, Mar 2027 …",
        echo: (typed) => {
          const date = readDate(typed, today);
          return date === undefined ? undefined : dateLabel(date);
        },
        read: (typed) => {
          const date = readDate(typed, today);
          if (typed.trim() === "") return { changes: [set(row.record, { [field.field]: null })] };
          if (date === undefined) return { problem: DATE_HELP };
          return { changes: [set(row.record, { [field.field]: date })] };
        },
      })),
    clear: (row) => inRow(has, row, () => emptied(row, field.field, value(row))),
  };
}

function labelOf(date: PlanDate | null): string {
  return date === null ? "" : dateLabel(date);
}

/** A number of 0 or more, unless said otherwise. */
export function numberColumn<Row extends GridRow>(
  field: Field<Row, number | null> & { negative?: boolean },
): Column<Row> {
  const { id, title, width, value, negative = false, has } = field;
  const said = (row: Row) => {
    const now = value(row);
    return now === null ? "" : number(now);
  };
  return {
    id,
    title,
    width,
    numeric: true,
    text: (row) => inRow(has, row, () => said(row)) ?? "",
    order: (row) => inRow(has, row, () => value(row)),
    editor: (row) =>
      inRow(has, row, () => ({
        kind: "text" as const,
        value: said(row),
        read: (typed) => {
          if (typed.trim() === "") return { changes: [set(row.record, { [field.field]: null })] };
          const written = parseNumber(typed);
          if (written === null) return { problem: "Write a number such as 4 or 2.5." };
          if (written < 0 && !negative) return { problem: "Write a number of 0 or more." };
          return { changes: [set(row.record, { [field.field]: written })] };
        },
      })),
    clear: (row) => inRow(has, row, () => emptied(row, field.field, value(row))),
  };
}

/** A share, 0 to 1, written in per cent. */
export function shareColumn<Row extends GridRow>(
  field: Field<Row, number | null> & { hue?: (row: Row) => number | null },
): Column<Row> {
  const { id, title, width, value, hue, has } = field;
  const said = (row: Row) => {
    const now = value(row);
    return now === null ? "" : percent(now);
  };
  return {
    id,
    title,
    width,
    numeric: true,
    text: (row) => inRow(has, row, () => said(row)) ?? "",
    order: (row) => inRow(has, row, () => value(row)),
    ...(hue ? { draw: (row: Row) => <Share value={inRow(has, row, () => value(row))} hue={hue(row)} /> } : {}),
    editor: (row) =>
      inRow(has, row, () => ({
        kind: "text" as const,
        value: said(row),
        read: (typed) => {
          if (typed.trim() === "") return { changes: [set(row.record, { [field.field]: null })] };
          const share = parsePercent(typed);
          if (share === null) return { problem: "Write a share from 0 to 100%." };
          return { changes: [set(row.record, { [field.field]: share })] };
        },
      })),
    clear: (row) => inRow(has, row, () => emptied(row, field.field, value(row))),
  };
}

/** A share as a bar and in figures. */
export function Share({ value, hue }: { value: number | null; hue: number | null }) {
  if (value === null) return null;
  return (
    <>
      <Bar value={value} hue={hue} label={percent(value)} />
      <span className={styles.share} aria-hidden="true">
        {percent(value)}
      </span>
    </>
  );
}

/** Who is accountable. */
export function ownerColumn<Row extends GridRow & { owner: Named | null }>(has?: (row: Row) => boolean): Column<Row> {
  return {
    id: "owner",
    title: "Owner",
    width: 160,
    text: (row) => row.owner?.title ?? "",
    draw: (row) => (row.owner ? <Person name={row.owner.title} /> : null),
    editor: (row) =>
      inRow(has, row, () => ({
        kind: "records" as const,
        of: LEADERS,
        value: row.owner ? [row.owner.record] : [],
        many: false,
        choose: (records: RecordRef[]) => [ownerChange(row.record, records[0] ?? null)],
      })),
    clear: (row) => inRow(has, row, () => (row.owner ? [ownerChange(row.record, null)] : [])),
  };
}

const LEADERS: readonly RecordKind[] = ["leader"];

export function ownerChange(record: RecordRef, leader: RecordRef | null): Change {
  return { op: "set_owner", record, leader: leader?.id ?? null };
}

function Person({ name }: { name: string }) {
  return (
    <>
      <Avatar name={name} size={18} />
      <span className={styles.words}>{name}</span>
    </>
  );
}

/** One other record: what this one is part of, the product it is for. */
export function refColumn<Row extends GridRow>(
  field: Field<Row, Named | null> & { of: RecordKind; notItself?: boolean; draw?: Column<Row>["draw"] },
): Column<Row> {
  const { id, title, width, value, of, notItself = false, has } = field;
  const kinds = [of];
  return {
    id,
    title,
    width,
    text: (row) => value(row)?.title ?? "",
    ...(field.draw ? { draw: field.draw } : {}),
    editor: (row) =>
      inRow(has, row, () => {
        const now = value(row);
        return {
          kind: "records" as const,
          of: kinds,
          value: now ? [now.record] : [],
          many: false,
          ...(notItself ? { except: row.record } : {}),
          choose: (records: RecordRef[]) => [set(row.record, { [field.field]: records[0]?.id ?? null })],
        };
      }),
    clear: (row) => inRow(has, row, () => emptied(row, field.field, value(row))),
  };
}

/** What the record serves: any number of links. */
export function linksColumn<Row extends GridRow>(
  field: Common & {
    of: RecordKind;
    /** All that is shown. */
    value(row: Row): readonly Named[];
    /** Those of them that the record is linked to itself. */
    linked?(row: Row): readonly RecordRef[];
  },
): Column<Row> {
  const { id, title, width, of, value } = field;
  const kinds = [of];
  const linked = field.linked ?? ((row: Row) => value(row).map((named) => named.record));
  return {
    id,
    title,
    width,
    text: (row) =>
      value(row)
        .map((named) => named.title)
        .join(", "),
    draw: (row) => <Links all={value(row)} linked={linked(row)} />,
    editor: (row) => {
      const before = linked(row);
      return {
        kind: "records",
        of: kinds,
        value: before,
        many: true,
        choose: (records) => relink(row.record, before, records),
      };
    },
    clear: (row) => relink(row.record, linked(row), []),
  };
}

/** What is served only through something else is set apart: it cannot be unlinked here. */
function Links({ all, linked }: { all: readonly Named[]; linked: readonly RecordRef[] }) {
  return all.map((named) => {
    const own = linked.some((ref) => ref.id === named.record.id);
    return (
      <span
        key={named.record.id}
        className={styles.link}
        data-inherited={!own || undefined}
        title={own ? named.title : `${named.title}, through what it is linked to or part of`}
      >
        <Swatch hue={named.hue} />
        <span className={styles.words}>{named.title}</span>
      </span>
    );
  });
}

/** A count that comes from elsewhere and cannot be edited here. */
export function countColumn<Row extends GridRow>(common: Common & { value(row: Row): number | null }): Column<Row> {
  const { id, title, width, value } = common;
  return {
    id,
    title,
    width,
    numeric: true,
    text: (row) => {
      const n = value(row);
      return n === null ? "" : number(n);
    },
    order: value,
  };
}
