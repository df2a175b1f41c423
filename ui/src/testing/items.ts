import type { ItemRow } from "../bindings/ItemRow";

/** An item as the core hands it over, with nothing but a name. */
export function item(id: string, title: string, more: Partial<ItemRow> = {}): ItemRow {
  return {
    id,
    title,
    depth: 0,
    item_type: "feature",
    status: "planned",
    status_word: "",
    stage: "",
    start: null,
    end: null,
    dates: "",
    bucket: null,
    progress: null,
    confidence: null,
    effort: null,
    teams: [],
    labels: [],
    external_id: null,
    scores: {},
    score: null,
    score_text: "",
    rank: null,
    hue: null,
    owner: null,
    product: null,
    parent: null,
    strategies: [],
    objectives: [],
    linked_objectives: [],
    ...more,
  };
}
