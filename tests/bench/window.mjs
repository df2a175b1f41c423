/**
 * How much later the app paints the roadmap of a 10,000-item workspace than an empty window of the same build paints.
 *
 * Both are timed from starting the process to the pixels on the screen, as seen from outside: no marks in the page, no
 * driver. The two take turns. `cargo xtask bench window` builds everything and runs this.
 */
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Screen } from "./screen.mjs";

/** Milliseconds that the roadmap may come after the empty window. */
const BOUND = 400;
/** How often each is started; an odd number has a middle. */
const ROUNDS = 15;
/** The screen is looked at as often, in milliseconds. */
const EVERY = 4;
/** What has not changed for so long is finished, in milliseconds. */
const SETTLED = 3000;
const PATIENCE = 60_000;
const TODAY = "2027-02-17";
/** The colour of the empty window's page, as the screen holds it. */
const EMPTY = 0x1f7a4d;
/** So much of a picture must be there to be called painted. The rest is the pointer and an edge still being smoothed. */
const PAINTED = 0.95;

const {
  THROUGHLINE_APP: app,
  THROUGHLINE_EMPTY: empty,
  THROUGHLINE_BENCH: bench,
  THROUGHLINE_JSON: json,
} = process.env;
const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
const plan = join(folder, "Plan.throughline");
const file = join(folder, "Bench.throughline");
let screen;
try {
  if (process.platform !== "linux") fail("This is measured on Linux, where the pixels of a screen can be read.");
  if (!app || !empty || !bench) fail("Run `cargo xtask bench window`, which says where the programs are.");
  execFileSync(bench, ["--make", plan]);
  screen = await Screen.start(1600, 1000);
  report(await measure());
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  screen?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  const isEmpty = (seen, changed) => changed && share(seen, (pixel) => (pixel & 0xffffff) === EMPTY) > 0.5;
  // What the finished roadmap looks like, from a first start that does not count; and one of the empty window, so that
  // both have their programs in memory.
  const finished = (await watch(roadmap(), settled())).seen;
  await watch([empty], isEmpty);
  const ink = inked(finished);
  const isRoadmap = (seen, changed) =>
    changed && ink.filter((at) => seen[at] === finished[at]).length >= ink.length * PAINTED;

  const rounds = [];
  for (let n = 0; n < ROUNDS; n++) {
    const round = {};
    const empties = async () => {
      round.empty = (await watch([empty], isEmpty)).time;
    };
    const roadmaps = async () => {
      round.roadmap = (await watch(roadmap(), isRoadmap)).time;
    };
    for (const start of n % 2 === 0 ? [empties, roadmaps] : [roadmaps, empties]) await start();
    rounds.push(round);
  }
  return rounds;
}

/** The line that opens the workspace, in a fresh copy: closing a window the hard way leaves a log beside the file. */
function roadmap() {
  for (const ending of ["", "-wal", "-shm", "-lock"]) rmSync(file + ending, { force: true });
  copyFileSync(plan, file);
  return [app, "--today", TODAY, file];
}

/** A home of its own: what the app remembers of other starts on this machine, its look among it, changes the picture. */
function home() {
  const at = (name) => join(folder, name);
  return { XDG_DATA_HOME: at("data"), XDG_CONFIG_HOME: at("config"), XDG_CACHE_HOME: at("cache") };
}

/** Starts a program, and answers with what the screen showed when `done` first held and how long that took, in ms. */
async function watch([program, ...args], done) {
  const blank = screen.look();
  const start = performance.now();
  // A group of its own, so that the web view's processes end with it.
  const child = spawn(program, args, {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...home(), DISPLAY: screen.display },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    let last = blank;
    for (;;) {
      const seen = screen.look();
      const time = performance.now() - start;
      if (done(seen, Buffer.compare(bytes(seen), bytes(last)) !== 0, time)) return { seen, time };
      last = seen;
      if (time > PATIENCE) fail(`${program} has not painted what was expected after ${PATIENCE / 1000} s.`);
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
  } finally {
    if (child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
    // The next start must find an empty screen.
    for (let tries = 0; Buffer.compare(bytes(screen.look()), bytes(blank)) !== 0 && tries < 500; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Holds once something has been painted and has then stood still for a while. */
function settled() {
  let changes = 0;
  let since = 0;
  return (_, changed, time) => {
    if (changed) {
      changes++;
      since = time;
    }
    return changes > 1 && time - since > SETTLED;
  };
}

/** The places that are not the ground: bars, lines and letters. Refuses a picture with too little on it. */
function inked(seen) {
  const counts = new Map();
  for (const pixel of seen) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  // The largest areas: the screen around the window, the paper, the sidebar, the plates of the lanes.
  const grounds = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([pixel]) => pixel),
  );
  const ink = [...seen.keys()].filter((at) => !grounds.has(seen[at]));
  if (ink.length < seen.length / 50 || counts.size < 50) fail("The window does not show a roadmap.");
  return ink;
}

function share(seen, is) {
  let count = 0;
  for (const pixel of seen) if (is(pixel)) count++;
  return count / seen.length;
}

function bytes(seen) {
  return Buffer.from(seen.buffer, seen.byteOffset, seen.byteLength);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function report(rounds) {
  const later = rounds.map((round) => round.roadmap - round.empty);
  const figures = {
    empty: Math.round(median(rounds.map((round) => round.empty))),
    roadmap: Math.round(median(rounds.map((round) => round.roadmap))),
    later: Math.round(median(later)),
  };
  const good = figures.later <= BOUND;
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} threads, ${process.platform} ${process.arch}`;
  const date = `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const range = `${Math.round(Math.min(...later))} to ${Math.round(Math.max(...later))}`;
  console.log(`# The window

${date}, on ${machine}.

From starting the process to the pixels on the screen, 10,000 items, medians of ${ROUNDS} rounds in turns.

| what | median | at most | |
|---|---:|---:|---|
| an empty window of the same build | ${figures.empty} ms | | |
| the roadmap, whole | ${figures.roadmap} ms | | |
| the roadmap after the empty window | ${figures.later} ms (${range}) | ${BOUND} ms | ${good ? "good" : "MISSED"} |

The empty window is \`src-tauri/examples/empty_window\`: one page of one colour, and nothing else of the app.
The roadmap counts as painted when ${PAINTED * 100} % of what is not ground looks as it does in the end.`);
  const all = { bench: "window", date, machine, bound: BOUND, good, ...figures, rounds };
  if (json) writeFileSync(json, `${JSON.stringify(all, null, 2)}\n`);
  process.exitCode = good ? 0 : 1;
}

/** Ends the measurement, and not without putting everything away. */
function fail(message) {
  throw new Error(message);
}
