/** How much the processor worked for all that this program has started: browsers with all their processes, the core. */
import { readdirSync, readFileSync } from "node:fs";

/** Parents are followed no further. */
const DEEPEST = 12;

/** Milliseconds that all threads of all descendants have run. */
export function processorTime() {
  let nanoseconds = 0;
  for (const { pid } of descendants()) {
    for (const thread of entries(`/proc/${pid}/task`)) {
      const schedule = text(`/proc/${pid}/task/${thread}/schedstat`);
      nanoseconds += Number(schedule.split(" ")[0]) || 0;
    }
  }
  return nanoseconds / 1e6;
}

function descendants() {
  const all = new Map();
  for (const name of entries("/proc")) {
    const stat = /^\d+$/.test(name) ? text(`/proc/${name}/stat`) : "";
    if (stat === "") continue;
    // The name before it may hold anything, brackets too.
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    all.set(Number(name), { pid: Number(name), parent });
  }
  return [...all.values()].filter((found) => {
    let at = found;
    for (let step = 0; at !== undefined && step < DEEPEST; step++) {
      if (at.parent === process.pid) return true;
      at = all.get(at.parent);
    }
    return false;
  });
}

/** Processes end while they are looked at. */
function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function text(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
