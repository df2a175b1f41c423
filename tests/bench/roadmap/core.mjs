/** What the core does by itself, without a browser: its figures, their bounds and their table. */

/** Each by its name in what `bench_roadmap --time` says. */
const COLUMNS = [
  ["load", "load the file, ms"],
  ["whole_scene", "whole scene, ms"],
  ["layout", "layout, ms"],
  ["layout_after_edit", "layout after one edit, ms"],
  ["part", "a window's part, ms"],
  ["part_packed", "that packed, as it crosses to the window, ms"],
  ["part_packed_bytes", "bytes"],
  ["part_as_json", "as JSON, ms"],
  ["part_as_json_bytes", "bytes"],
];
/** Laying out after one edit takes at most so many milliseconds, at so many items. */
const EDIT = { items: 50_000, bound: 2 };
/** The whole scene takes at most so many times what loading takes, at so many items. */
const SCENE = { items: 100_000, bound: 1 };

/** The figures of before, but for the sizes that were measured again. */
export function mergedCore(before, now) {
  const again = new Set(now.map(({ items }) => items));
  return [...before.filter(({ items }) => !again.has(items)), ...now].sort((a, b) => a.items - b.items);
}

/** Each figure that has a bound beside its yardstick. */
export function judgeCore(core) {
  const verdicts = [];
  const at = (size) => core.find(({ items }) => items === size);
  const edited = at(EDIT.items);
  if (edited) {
    const { layout_after_edit: value, layout } = edited;
    const about = { engine: "core", items: EDIT.items, words: "layout after one edit, ms", unit: "ms" };
    const beside = { yardstick: "the whole layout", of: layout, bound: EDIT.bound };
    verdicts.push({ ...about, value, ...beside, ratio: value, good: value <= EDIT.bound });
  }
  const large = at(SCENE.items);
  if (large) {
    const { whole_scene: value, load } = large;
    const about = { engine: "core", items: SCENE.items, words: "whole scene, ms" };
    const beside = { yardstick: "loading it", of: load, bound: SCENE.bound };
    verdicts.push({ ...about, value, ...beside, ratio: value / load, good: value <= load * SCENE.bound });
  }
  return verdicts;
}

/** The lines of their table; none where nothing was measured. */
export function coreTable(core) {
  if (core.length === 0) return [];
  return [
    "",
    "## The core alone",
    "",
    `| items | ${COLUMNS.map(([, words]) => words).join(" | ")} |`,
    `|${"---:|".repeat(COLUMNS.length + 1)}`,
    ...core.map((row) => `| ${[row.items, ...COLUMNS.map(([name]) => row[name])].join(" | ")} |`),
    "",
    "A window's part is 3,600 px of the picture's height, in which one edit moved an item by a week within its lane.",
  ];
}
