/**
 * How fast this app's roadmap is beside other components that draw one, over the same plans and in the same browsers.
 *
 * `cargo xtask bench roadmap` builds everything and runs this; options after `--` measure a part: `--engine chromium`,
 * `--items 1000,10000`, `--page throughline,canvas`, `--runs 1`, `--core 50000`, `--look FOLDER` (pictures
 * instead of figures).
 * What each figure is stands in README.md.
 */
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browsers.mjs";
import { buildPage } from "./build.mjs";
import { CORE_SIZES, PAGES, SIZES } from "./cases.mjs";
import { judgeCore, mergedCore } from "./core.mjs";
import { judge, markdown, merged } from "./figures.mjs";
import { processorTime } from "./processes.mjs";

/** One case has so long, in milliseconds; what it has not shown by then counts as not finished. */
const CAP = 120_000;
/** A case that takes longer is measured once. */
const SLOW = 45_000;
const STEPS = 60;

const { values: options } = parseArgs({
  options: {
    engine: { type: "string", default: "chromium,webkit" },
    items: { type: "string", default: SIZES.join(",") },
    page: { type: "string", default: PAGES.join(",") },
    runs: { type: "string", default: "3" },
    core: { type: "string", default: CORE_SIZES.join(",") },
    look: { type: "string" },
  },
});
/** What did not finish in its time. Known before anything is measured: a class is not there above where it is declared. */
class NotFinished extends Error {}
const list = (text) => text.split(",").filter(Boolean);
const { THROUGHLINE_CORE: core, THROUGHLINE_JSON: json } = process.env;
const folder = mkdtempSync(join(tmpdir(), "throughline-roadmap-"));
const pages = join(folder, "pages");
try {
  if (process.platform !== "linux") throw new Error("This is measured on Linux, where processor time can be read.");
  if (!core) throw new Error("Run `cargo xtask bench roadmap`, which says where the core's part is.");
  for (const page of list(options.page)) await buildPage(page, pages);
  for (const items of new Set([...list(options.items), ...list(options.core)]))
    execFileSync(core, ["--make", items, plan(items)]);
  const alone = list(options.core).map((items) =>
    JSON.parse(execFileSync(core, ["--time", plan(items)], { encoding: "utf8" })),
  );
  const runs = await measureAll();
  if (!options.look) report(runs, alone);
} catch (error) {
  console.error(error);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function plan(items) {
  return join(folder, `${items}.throughline`);
}

/** All cases once, then all again: a busy moment of the machine does not fall on every run of one component. */
async function measureAll() {
  const runs = [];
  const done = new Set();
  const unfinished = new Map();
  for (let round = 1; round <= Number(options.runs); round++) {
    for (const engine of list(options.engine)) {
      for (const items of list(options.items).map(Number)) {
        for (const page of list(options.page)) {
          const name = `${engine} ${page}`;
          if (done.has(`${name} ${items}`)) continue;
          if (unfinished.get(name) < items) {
            runs.push({ engine, items, page, status: "not finished", where: "a smaller plan" });
            done.add(`${name} ${items}`);
            continue;
          }
          const run = await measure(engine, items, page);
          if (run.status === "not finished" && run.paint === undefined) unfinished.set(name, items);
          if (run.status !== "good" || run.took > SLOW) done.add(`${name} ${items}`);
          runs.push(run);
          console.error(`${name} ${items} #${round}: ${JSON.stringify(run)}`);
        }
      }
    }
  }
  return runs;
}

/** One component, fresh: its own browser, its own core, its own copy of the plan. */
async function measure(engine, items, page) {
  const date = new Date().toISOString();
  const run = { engine, items, page, status: "good", date, load: Number(loadavg()[0].toFixed(2)) };
  const begin = performance.now();
  let browser = null;
  let door = null;
  let where = "";
  const step = async (name, act) => {
    where = name;
    const rest = Math.max(1, CAP - (performance.now() - begin));
    let timer;
    const cap = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new NotFinished()), rest);
    });
    try {
      return await Promise.race([act(), cap]);
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    door = await openDoor(items);
    browser = await step("start", () => launch(engine));
    run.browser = browser.version;
    await step("load", () => browser.goTo(`${door.address}/${page}/index.html`));
    run.calibration = await step("calibrate", () => browser.call("calibrate"));
    await step("prepare", () => browser.call("prepare"));
    const before = await step("heap", () => browser.heap());
    run.paint = await step("paint", () => browser.call("mount"));
    run.elements = await step("elements", () => browser.call("elements"));
    if (options.look) {
      await look(browser, `${engine}-${page}-${items}`);
      return run;
    }
    for (const [name, axis, mode] of [
      ["scroll", "y", "step"],
      ["pan", "x", "step"],
      ["jump", "y", "jump"],
    ]) {
      run[name] = await step(name, async () => {
        await browser.call("aim", axis, mode);
        const worked = processorTime();
        const frames = await browser.call("scroll");
        const cpu = (processorTime() - worked) / STEPS;
        await browser.call("settled");
        return { ...frames, cpu };
      });
    }
    run.move = await step("move", () => browser.call("move"));
    const grown = await step("heap", () => browser.heap());
    run.heap = before === null ? null : grown - before;
    run.zoomQuarter = await step("zoom", () => browser.call("zoom", "quarter"));
    run.zoomYear = await step("zoom", () => browser.call("zoom", "year"));
  } catch (error) {
    run.status = error instanceof NotFinished ? "not finished" : "failed";
    run.where = where;
    if (run.status === "failed") run.error = String(error).slice(0, 300);
  } finally {
    if (browser?.errors.length > 0) run.errors = browser.errors.slice(0, 3);
    await browser?.close();
    door?.close();
    run.took = Math.round(performance.now() - begin);
  }
  return run;
}

/** The core with a fresh copy of the plan; it tells where it answers. */
async function openDoor(items) {
  const file = join(folder, "open.throughline");
  for (const ending of ["", "-wal", "-shm", "-lock"]) rmSync(file + ending, { force: true });
  copyFileSync(plan(items), file);
  const child = spawn(core, ["--serve", String(items), file, pages], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject).once("exit", (code) => reject(new Error(`The core ended with ${code}.`)));
    child.stdout.once("data", (data) => resolve(String(data).trim()));
  });
  return { address, close: () => child.kill() };
}

/** Pictures to look at: that a component draws what it is timed for is for eyes to judge. */
async function look(browser, name) {
  mkdirSync(options.look, { recursive: true });
  const take = (what) => browser.look(join(options.look, `${name}-${what}.png`));
  await take("1-begin");
  await browser.call("goTo", 600, 3000);
  await take("2-middle");
  await browser.call("zoom", "quarter");
  await take("3-quarter");
}

function report(runs, alone) {
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} threads, ${process.platform} ${process.arch}`;
  const before = json && existsSync(json) ? JSON.parse(readFileSync(json, "utf8")) : { runs: [] };
  // A part that was measured alone takes the place of the same part only.
  const same = before.machine === machine;
  const all = {
    bench: "roadmap",
    machine,
    core: mergedCore((same && before.core) || [], alone),
    runs: merged(same ? before.runs : [], runs),
  };
  const judged = [...judge(all.runs), ...judgeCore(all.core)];
  all.judged = judged;
  console.log(markdown(all));
  if (json) writeFileSync(json, `${JSON.stringify(all, null, 1)}\n`);
  process.exitCode = judged.every(({ good }) => good) ? 0 : 1;
}
