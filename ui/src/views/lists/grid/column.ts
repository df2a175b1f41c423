import type { ReactNode } from "react";
import type { Change } from "../../../bindings/Change";
import type { RecordKind } from "../../../bindings/RecordKind";
import type { RecordRef } from "../../../bindings/RecordRef";

/** A record as a row of a grid. */
export interface GridRow {
  /** Names the row for good. */
  key: string;
  record: RecordRef;
  /** What a screen reader calls it. */
  title: string;
  /** How deep it stands in the plan's own order, from 0. */
  level: number;
  /** Belongs to the row above that does not: sorting never parts them. */
  attached?: boolean;
  /** Found by these words too, though no column shows them. */
  also?: string;
}

/** What a typed text comes to. */
export type Reading = { changes: Change[] } | { problem: string };

/** How a cell is edited. */
export type Editor =
  | {
      kind: "text";
      /** What is there to begin with. */
      value: string;
      /** What was understood so far, shown while it is typed. */
      echo?(typed: string): string | undefined;
      read(typed: string): Reading;
      placeholder?: string;
    }
  | {
      kind: "choice";
      value: string | null;
      options: readonly Choice[];
      choose(id: string): Change[];
    }
  | {
      kind: "records";
      /** Which kinds can be chosen. */
      of: readonly RecordKind[];
      /** What is chosen now. */
      value: readonly RecordRef[];
      /** Several at once. */
      many: boolean;
      /** Never offered: the record itself. */
      except?: RecordRef;
      choose(records: RecordRef[]): Change[];
    };

export interface Choice {
  id: string;
  label: string;
}

/** A column of a grid. */
export interface Column<Row extends GridRow> {
  id: string;
  title: string;
  /** In CSS pixels. */
  width: number;
  /** Figures, set to the right. */
  numeric?: boolean;
  /** The cell in words: what is read out, found and, unless drawn otherwise, shown. */
  text(row: Row): string;
  /** What rows are ordered by; the text unless said. Null comes last either way. */
  order?(row: Row): string | number | null;
  draw?(row: Row): ReactNode;
  /** How the cell is edited; null where it cannot be. */
  editor?(row: Row): Editor | null;
  /** What empties the cell; absent where it cannot be emptied. */
  clear?(row: Row): Change[] | null;
}

export interface Sort {
  column: string;
  descending: boolean;
}
