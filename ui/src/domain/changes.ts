import type { Change } from "../bindings/Change";
import type { Id } from "../bindings/Id";
import type { RecordKind } from "../bindings/RecordKind";
import type { RecordRef } from "../bindings/RecordRef";

// Changes as the views make them. What they mean, and whether they may be made, the core decides.

/** A new record's id: a UUID v7, so that other changes of the same edit can refer to it. */
export function newId(now = Date.now()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 5, time = now; place >= 0; place--, time = Math.floor(time / 256)) bytes[place] = time % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Sets fields of a record. */
export function set(record: RecordRef, fields: { [field: string]: unknown }): Change {
  return { op: "update", record, set: fields };
}

/** A new record that other changes of the same edit can refer to by `ref`. */
export function make(kind: RecordKind, fields: { [field: string]: unknown }): { ref: RecordRef; change: Change } {
  const ref = { kind, id: newId() };
  return { ref, change: { op: "create", record: { ...fields, kind, id: ref.id } } };
}

/** The field that holds a record's name. */
export function nameField(kind: RecordKind): "name" | "title" {
  return kind === "leader" ? "name" : "title";
}

/** A new record with only a name. */
export function makeNamed(kind: RecordKind, name: string): { ref: RecordRef; change: Change } {
  return make(kind, { [nameField(kind)]: name });
}

/** What makes a record serve `after` where it served `before`. */
export function relink(from: RecordRef, before: readonly RecordRef[], after: readonly RecordRef[]): Change[] {
  const has = (list: readonly RecordRef[], ref: RecordRef) => list.some((other) => sameRef(other, ref));
  return [
    ...before.filter((to) => !has(after, to)).map((to): Change => ({ op: "unlink", from, to })),
    ...after.filter((to) => !has(before, to)).map((to): Change => ({ op: "link", from, to })),
  ];
}

export function sameRef(a: RecordRef | null | undefined, b: RecordRef | null | undefined): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}
