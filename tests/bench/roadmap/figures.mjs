/** Medians, ratios and verdicts, and the table of them. */
import { APP, LIMIT, PAGES, PEERS } from "./cases.mjs";
import { coreTable } from "./core.mjs";

/** One frame at sixty a second, in milliseconds; WebKit's clock adds up to one. */
const FRAME = 1000 / 60;
const CLOCK = 1;

const cpu = (name) => (run) => run[name]?.cpu;
/** None where a component has no way of being late. */
const whole = (name) => (run) => (run[name]?.whole === null ? undefined : run[name]?.whole);
const p95 = (name) => (run) => run[name]?.p95;

/** What is measured of each run: the words for it, where it is, and digits after the point. */
export const FIGURES = [
  { id: "paint", words: "first paint, ms", get: (run) => run.paint, digits: 0 },
  { id: "scroll-cpu", words: "scroll, CPU ms a step", get: cpu("scroll"), digits: 1 },
  { id: "scroll-p95", words: "scroll, frame p95 ms", get: p95("scroll"), digits: 1 },
  { id: "jump-cpu", words: "jump, CPU ms a step", get: cpu("jump"), digits: 1 },
  { id: "jump-p95", words: "jump, frame p95 ms", get: p95("jump"), digits: 1 },
  { id: "pan-cpu", words: "pan, CPU ms a step", get: cpu("pan"), digits: 1 },
  { id: "pan-p95", words: "pan, frame p95 ms", get: p95("pan"), digits: 1 },
  { id: "move", words: "one item moved, ms", get: (run) => run.move, digits: 0 },
  { id: "zoom-quarter", words: "zoom to quarters, ms", get: (run) => run.zoomQuarter, digits: 0 },
  { id: "zoom-year", words: "zoom to years, ms", get: (run) => run.zoomYear, digits: 0 },
  { id: "whole", words: "scroll, whole frames %", get: whole("scroll"), digits: 0 },
  { id: "jump-whole", words: "jump, whole frames %", get: whole("jump"), digits: 0 },
  { id: "heap", words: "heap, MB", get: (run) => run.heap ?? undefined, digits: 1 },
  { id: "elements", words: "elements", get: (run) => run.elements, digits: 0 },
];

/** At most so many times the best of the other components. */
const BEST = {
  chromium: {
    paint: 0.45,
    "scroll-cpu": 0.45,
    "scroll-p95": 0.6,
    "jump-cpu": 0.45,
    "jump-p95": 0.6,
    "pan-cpu": 0.8,
    "zoom-quarter": 0.5,
    "zoom-year": 0.5,
    heap: 0.5,
  },
  webkit: { "scroll-cpu": 0.8, "jump-cpu": 0.8, "pan-cpu": 1 },
};
/** At most so many times its own value at the smallest plan. */
const GROWTH = {
  bound: 1.5,
  of: ["paint", "scroll-cpu", "scroll-p95", "pan-cpu", "move", "zoom-quarter", "zoom-year"],
};
/** Plans of so many items and more are judged. */
const LARGE = 10_000;

/** The runs of before, but for the cases that were measured again. */
export function merged(before, now) {
  const key = ({ engine, items, page }) => `${engine} ${items} ${page}`;
  const again = new Set(now.map(key));
  return [...before.filter((run) => !again.has(key(run))), ...now];
}

/** The middle one of numbers, or the mean of the two in the middle. */
export function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return undefined;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The median of one figure over the runs of a case. */
function value(runs, engine, items, page, id) {
  const { get } = FIGURES.find((figure) => figure.id === id);
  return median(runs.filter((run) => run.engine === engine && run.items === items && run.page === page).map(get));
}

/** The other component that is best in one figure, and its value; none where none was measured. */
function best(runs, engine, items, id) {
  const found = PEERS.map((page) => ({ page, value: value(runs, engine, items, page, id) }));
  const measured = found.filter((peer) => peer.value !== undefined);
  return measured.length === 0 ? null : measured.reduce((a, b) => (b.value < a.value ? b : a));
}

function sizes(runs, engine) {
  const all = runs.filter((run) => run.engine === engine).map((run) => run.items);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Each of the app's figures beside its yardstick; what has not been measured is not judged. */
export function judge(runs) {
  const verdicts = [];
  const say = (about, mine, yardstick, of, bound, ratio) =>
    verdicts.push({ ...about, value: mine, yardstick, of, ratio, bound, good: ratio <= bound });
  for (const engine of Object.keys(BEST)) {
    const all = sizes(runs, engine);
    for (const items of all.filter((items) => items >= LARGE)) {
      for (const [id, bound] of Object.entries(BEST[engine])) {
        const mine = value(runs, engine, items, APP, id);
        const peer = best(runs, engine, items, id);
        if (mine !== undefined && peer)
          say({ engine, items, id }, mine, peer.page, peer.value, bound, mine / peer.value);
      }
      const move = value(runs, engine, items, APP, "move");
      const least = value(runs, engine, items, LIMIT, "move");
      if (engine === "chromium" && move !== undefined && least !== undefined) {
        const about = { engine, items, id: "move", unit: "frames later" };
        say(about, move, LIMIT, least, 1, Math.max(0, move - least) / FRAME);
      }
      const share = value(runs, engine, items, APP, "whole");
      if (share !== undefined) say({ engine, items, id: "whole" }, share, "every frame", 100, 1, 100 / share);
      if (engine === "webkit") {
        for (const id of ["scroll-p95", "jump-p95", "pan-p95"]) {
          const mine = value(runs, engine, items, APP, id);
          if (mine !== undefined)
            say({ engine, items, id }, mine, "60 a second", FRAME + CLOCK, 1, mine / (FRAME + CLOCK));
        }
      }
    }
    const [least, most] = [all[0], all.at(-1)];
    if (engine !== "chromium" || least === undefined || least === most) continue;
    for (const id of GROWTH.of) {
      const [from, to] = [least, most].map((items) => value(runs, engine, items, APP, id));
      if (from === undefined || to === undefined) continue;
      say({ engine, items: most, id }, to, `itself at ${thousands(least)}`, from, GROWTH.bound, to / from);
    }
  }
  return verdicts;
}

/** All of it for people. */
export function markdown({ machine, runs, judged, core = [] }) {
  const dates = runs
    .map((run) => run.date)
    .filter(Boolean)
    .sort();
  const loads = runs.map((run) => run.load).filter(Number.isFinite);
  const browsers = [...new Set(runs.map((run) => run.browser).filter(Boolean))].join(" and ");
  const said = (date) => `${date.slice(0, 16).replace("T", " ")} UTC`;
  const lines = [
    "# The roadmap, beside other components",
    "",
    `${said(dates[0])} to ${said(dates.at(-1))}, on ${machine}; ${browsers}.`,
    `The machine's load of the last minute when a run began: median ${round(median(loads), 2)}, at most ${Math.max(...loads)}; the browser of the run before is part of it.`,
    "",
    "The same generated plans for all, medians of the runs, no graphics card. What each figure is, how each component is",
    "set and what does not compare: `tests/bench/roadmap/README.md`.",
    "",
    "## Against the bounds",
    "",
    "| engine | items | what | here | yardstick | there | ratio | at most | |",
    "|---|---:|---|---:|---|---:|---:|---:|---|",
    ...judged.map(verdict),
  ];
  for (const engine of Object.keys(BEST)) {
    for (const items of sizes(runs, engine)) lines.push("", ...table(runs, engine, items));
  }
  return [...lines, ...coreTable(core)].join("\n");
}

function verdict({ engine, items, id, words: said, value, yardstick, of, ratio, bound, good, unit }) {
  const { words, digits } = FIGURES.find((figure) => figure.id === id) ?? { words: said, digits: 1 };
  const cells = [engine, thousands(items), words, round(value, digits), yardstick, round(of, digits)];
  const times = unit ? `${round(ratio, 2)} ${unit}` : round(ratio, 2);
  return `| ${[...cells, times, bound, good ? "good" : "MISSED"].join(" | ")} |`;
}

function table(runs, engine, items) {
  const shown = PAGES.filter((page) => runs.some((run) => is(run, engine, items, page)));
  return [
    `## ${engine === "webkit" ? "WebKitGTK" : "Chromium"}, ${thousands(items)} items`,
    "",
    `| | ${FIGURES.map(({ words }) => words).join(" | ")} | runs |`,
    `|---|${"---:|".repeat(FIGURES.length + 1)}`,
    ...shown.map((page) => row(runs, engine, items, page)),
  ];
}

function is(run, engine, items, page) {
  return run.engine === engine && run.items === items && run.page === page;
}

function row(runs, engine, items, page) {
  const mine = runs.filter((run) => is(run, engine, items, page));
  const unfinished = mine.some(({ status }) => status === "not finished");
  const cells = FIGURES.map(({ id, digits }) => {
    const middle = value(runs, engine, items, page, id);
    return middle === undefined ? (unfinished ? "DNF" : "–") : round(middle, digits);
  });
  return `| ${[page === APP ? `**${page}**` : page, ...cells, mine.length].join(" | ")} |`;
}

function round(value, digits) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(digits);
}

function thousands(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
