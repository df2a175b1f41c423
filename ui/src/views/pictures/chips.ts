import type { Filter } from "../../bindings/Filter";
import type { Id } from "../../bindings/Id";
import { dateLabel } from "../../domain/dates";
import { NO_FILTER } from "../../domain/specs";

/** What records are called, by their ids. */
export type Names = ReadonlyMap<Id, string>;

/** One condition of a filter in plain words, and the filter without it. */
export interface Chip {
  /** Which field of the filter it is about. */
  id: keyof Filter;
  words: string;
  without: Filter;
}

/** Each condition that is set, in plain words, in the order in which the form asks for them. */
export function chipsOf(filter: Filter, names: Names): Chip[] {
  const named = (ids: readonly Id[]) => or(ids.map((id) => names.get(id) ?? "something deleted"));
  const said: Partial<Record<keyof Filter, string | null>> = {
    text: filter.text.trim() === "" ? null : `has “${filter.text.trim()}”`,
    objectives: filter.objectives.length === 0 ? null : `serves ${named(filter.objectives)}`,
    products: filter.products.length === 0 ? null : `changes ${named(filter.products)}`,
    owners: filter.owners.length === 0 ? null : `is owned by ${named(filter.owners)}`,
    only: filter.only === "all" ? null : filter.only === "unaligned" ? "serves no objective" : "has a broken thread",
    from: filter.from === null ? null : `does not end before ${dateLabel(filter.from)}`,
    until: filter.until === null ? null : `does not start after ${dateLabel(filter.until)}`,
    hide_done: filter.hide_done ? "is not done or dropped" : null,
  };
  return (Object.entries(said) as [keyof Filter, string | null][]).flatMap(([id, words]) =>
    words === null ? [] : [{ id, words, without: { ...filter, [id]: NO_FILTER[id] } }],
  );
}

/** `A`, `A or B`, `A, B or C`. */
function or(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
