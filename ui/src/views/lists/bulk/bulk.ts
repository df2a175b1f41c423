import type { Change } from "../../../bindings/Change";
import type { RecordKind } from "../../../bindings/RecordKind";
import type { RecordRef } from "../../../bindings/RecordRef";
import { sameRef, set } from "../../../domain/changes";
import { counted } from "../../../domain/words";
import type { Choice, GridRow } from "../grid/column";

/** Something that can be done to several rows at once: one edit. */
export type BulkAction<Row extends GridRow> =
  | {
      kind: "choice";
      /** On the button: `Status`. */
      label: string;
      options: readonly Choice[];
      changes(rows: readonly Row[], chosen: string): Change[];
      /** What the history calls it: `Set status of 12 items to Done`. */
      said(what: string, chosen: string): string;
    }
  | {
      kind: "record";
      label: string;
      of: readonly RecordKind[];
      /** Offers an empty choice under these words. */
      none?: string;
      changes(rows: readonly Row[], chosen: RecordRef | null): Change[];
      said(what: string, chosen: string): string;
    }
  | { kind: "act"; label: string; act(rows: readonly Row[]): void };

/** What rows of possibly several kinds are called together: `3 objectives and 2 key results`. */
export function called(rows: readonly GridRow[]): string {
  const kinds = new Map<RecordKind, number>();
  for (const { record } of rows) kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1);
  return [...kinds].map(([kind, n]) => counted(n, kind)).join(" and ");
}

/** Sets one field of all rows. */
export function setAll(rows: readonly GridRow[], field: string, value: unknown): Change[] {
  return rows.map((row) => set(row.record, { [field]: value }));
}

/** Makes one leader accountable for all rows. */
export function ownAll(rows: readonly GridRow[], leader: RecordRef | null): Change[] {
  return rows.map((row) => ({ op: "set_owner", record: row.record, leader: leader?.id ?? null }));
}

/** Lets all rows serve a record, but for those that do. */
export function linkAll<Row extends GridRow>(
  rows: readonly Row[],
  to: RecordRef,
  linked: (row: Row) => readonly RecordRef[],
): Change[] {
  return rows
    .filter((row) => !linked(row).some((ref) => sameRef(ref, to)))
    .map((row) => ({ op: "link", from: row.record, to }));
}

/**
 * Deletes rows. A key result goes with its objective, so that it must not be named once more.
 *
 * @param under The record that a row exists only for, if any.
 */
export function deleteAll<Row extends GridRow>(
  rows: readonly Row[],
  under: (row: Row) => RecordRef | null = () => null,
): Change[] {
  const goes = (ref: RecordRef) => rows.some(({ record }) => sameRef(record, ref));
  return rows
    .filter((row) => {
      const above = under(row);
      return above === null || !goes(above);
    })
    .map((row) => ({ op: "delete", record: row.record }));
}
