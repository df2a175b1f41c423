import type { RankedItem } from "../bindings/RankedItem";
import type { RankedItems } from "../bindings/RankedItems";

/** An order of items by RICE, as nobody said otherwise, without any items. */
export function ranking(more: Partial<RankedItems> = {}): RankedItems {
  return {
    settings: { id: "s", method: "rice", ice: "multiply", criteria: [] },
    stored: null,
    method: "RICE",
    formula: "Reach × impact × confidence ÷ effort",
    source: "Sean McBride, Intercom",
    asks: [],
    measures: [],
    ranked: [],
    ranked_count: 0,
    unscored: [],
    unscored_count: 0,
    up: 0,
    down: 0,
    rises: [],
    falls: [],
    gained: 0,
    lost: 0,
    answered: [],
    to_score: 0,
    taken: [],
    countable: [],
    shares: null,
    ...more,
  };
}

/** An item at a place, and where it was. */
export function ranked(title: string, place: number | null, was: number | null): RankedItem {
  const rank = (at: number | null) => (at === null ? null : { place: at, tied: false });
  const score = place === null ? null : 10 - place;
  return {
    id: title,
    title,
    hue: 0,
    score,
    text: score === null ? "" : String(score),
    rank: rank(place),
    was: rank(was),
    lacks: score === null ? "Value is missing." : "",
  };
}
