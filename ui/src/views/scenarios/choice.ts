import type { Adoptable } from "../../bindings/Adoptable";
import type { Choice } from "../../bindings/Choice";
import type { Conflict } from "../../bindings/Conflict";
import type { FieldAt } from "../../bindings/FieldAt";
import type { RecordRef } from "../../bindings/RecordRef";
import type { Side } from "../../bindings/Side";

/** Which value holds, by the field that both changed. */
export type Sides = { readonly [field: string]: Side };

/** What tells a field from others. */
export function keyOf({ record, field }: FieldAt): string {
  return `${record.kind}:${record.id}:${field}`;
}

/** What tells a record from others. */
export function recordKey({ kind, id }: RecordRef): string {
  return `${kind}:${id}`;
}

/** All that both changed, of what is chosen. */
export function conflictsOf(chosen: readonly Adoptable[]): Conflict[] {
  return chosen.flatMap(({ conflicts }) => conflicts);
}

/** How many of them nothing is said about yet. */
export function unsaid(chosen: readonly Adoptable[], sides: Sides): number {
  return conflictsOf(chosen).filter(({ at }) => sides[keyOf(at)] === undefined).length;
}

/** The same side everywhere. */
export function everywhere(all: readonly Adoptable[], side: Side): Sides {
  return Object.fromEntries(conflictsOf(all).map(({ at }) => [keyOf(at), side]));
}

/** What is chosen, as the core takes it. */
export function choiceOf(all: readonly Adoptable[], chosen: readonly Adoptable[], sides: Sides): Choice {
  const at = (side: Side) =>
    conflictsOf(chosen)
      .filter((conflict) => sides[keyOf(conflict.at)] === side)
      .map((conflict) => conflict.at);
  const choice: Choice = { scenario: at("scenario"), plan: at("plan") };
  return chosen.length === all.length ? choice : { ...choice, only: chosen.map(({ record }) => record) };
}
