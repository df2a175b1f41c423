import type { Change } from "../../bindings/Change";
import type { Detail } from "../../bindings/Detail";
import type { Named } from "../../bindings/Named";
import type { Record as AnyRecord } from "../../bindings/Record";
import type { RecordKind } from "../../bindings/RecordKind";
import type { RecordRef } from "../../bindings/RecordRef";
import { make, sameRef } from "../../domain/changes";
import type { Column, GridRow } from "../lists/grid/column";

/** A record in the inspector: a row of its own, so that its fields are those of the lists. */
export interface Line<Own> extends GridRow {
  own: Own;
  detail: Detail;
}

/** The record of a kind. */
export type Own<Kind extends AnyRecord["kind"]> = Extract<AnyRecord, { kind: Kind }>;

export function lineOf<Own extends { kind: RecordKind; id: string }>(
  own: Own,
  title: string,
  detail: Detail,
): Line<Own> {
  return { key: own.id, record: { kind: own.kind, id: own.id }, title, level: 0, own, detail };
}

/** Records beside this one, any number of them, joined in some way. */
export function joinedColumn<Own>(column: {
  id: string;
  title: string;
  of: RecordKind;
  value(row: Line<Own>): readonly Named[];
  add(row: Line<Own>, record: RecordRef): Change;
  remove(row: Line<Own>, record: RecordRef): Change;
}): Column<Line<Own>> {
  const { id, title, of, value, add, remove } = column;
  const kinds = [of];
  return {
    id,
    title,
    width: 0,
    text: (row) =>
      value(row)
        .map((named) => named.title)
        .join(", "),
    editor: (row) => {
      const before = value(row).map((named) => named.record);
      return {
        kind: "records",
        of: kinds,
        value: before,
        many: true,
        except: row.record,
        choose: (after) => [
          ...before.filter((ref) => !after.some((other) => sameRef(ref, other))).map((ref) => remove(row, ref)),
          ...after.filter((ref) => !before.some((other) => sameRef(ref, other))).map((ref) => add(row, ref)),
        ],
      };
    },
  };
}

/** Those who contribute without answering for it. */
export function contributorsColumn<Own>(field: string): Column<Line<Own>> {
  const involved = (row: Line<Own>) => row.detail.involvements.filter(({ role }) => role === "contributor");
  return joinedColumn<Own>({
    id: "contributors",
    title: "Contributors",
    of: "leader",
    value: (row) => involved(row).map(({ leader }) => leader),
    add: (row, leader) =>
      make("involvement", { leader_id: leader.id, role: "contributor", [field]: row.record.id }).change,
    remove: (row, leader) => {
      const found = involved(row).find((one) => sameRef(one.leader.record, leader));
      return { op: "delete", record: { kind: "involvement", id: found?.id ?? "" } };
    },
  });
}
