import { describe, expect, it } from "vitest";
import { judgeCore, mergedCore } from "./core.mjs";
import { judge, markdown, median, merged } from "./figures.mjs";

/** A run of Chromium in which everything takes as long. */
function run(page, items, ms, more = {}) {
  const scroll = { cpu: ms, p95: ms };
  const all = { paint: ms, scroll, jump: scroll, pan: scroll, move: ms, zoomQuarter: ms, zoomYear: ms, heap: ms };
  const said = { status: "good", date: "2027-02-17T12:00:00Z", load: 0.5, browser: "Chromium 1" };
  return { engine: "chromium", items, page, ...said, ...all, ...more };
}

const verdict = (judged, id, items = 10_000) => judged.find((found) => found.id === id && found.items === items);

describe("the comparison of roadmaps", () => {
  it("takes the middle of the runs, and what is missing for nothing", () => {
    expect(median([3, undefined, 1, 2])).toBe(2);
    expect(median([1, 2])).toBe(1.5);
    expect(median([])).toBeUndefined();
  });

  it("judges by the best of the others, whichever that is", () => {
    const runs = [
      run("throughline", 10_000, 9),
      run("svelte-gantt", 10_000, 20),
      run("dhtmlx-gantt", 10_000, 30, { paint: 18 }),
    ];
    const judged = judge(runs);
    expect(verdict(judged, "paint")).toMatchObject({ yardstick: "dhtmlx-gantt", ratio: 0.5, good: false });
    expect(verdict(judged, "scroll-cpu")).toMatchObject({ yardstick: "svelte-gantt", ratio: 0.45, good: true });
  });

  it("gives one moved item a frame more than the bare canvas", () => {
    const judged = (ms) => judge([run("throughline", 10_000, ms), run("canvas", 10_000, 20)]);
    expect(verdict(judged(36), "move").good).toBe(true);
    expect(verdict(judged(38), "move").good).toBe(false);
  });

  it("compares the largest plan with the smallest", () => {
    const judged = judge([run("throughline", 1000, 10), run("throughline", 50_000, 16)]);
    expect(verdict(judged, "zoom-year", 50_000)).toMatchObject({ yardstick: "itself at 1,000", good: false });
  });

  it("asks for sixty frames a second where the screen has no more", () => {
    const judged = judge([{ ...run("throughline", 10_000, 17), engine: "webkit" }]);
    expect(verdict(judged, "scroll-p95").good).toBe(true);
  });

  it("judges the core by itself, where it has a bound", () => {
    const core = mergedCore(
      [{ items: 50_000, layout_after_edit: 9, layout: 30 }],
      [
        { items: 50_000, layout_after_edit: 1.5, layout: 30 },
        { items: 100_000, whole_scene: 300, load: 200 },
      ],
    );
    expect(judgeCore(core).map(({ words, good }) => [words, good])).toEqual([
      ["layout after one edit, ms", true],
      ["whole scene, ms", false],
    ]);
  });

  it("puts a part that was measured again in the place of the same part only", () => {
    const before = [run("canvas", 1000, 1), run("canvas", 10_000, 2)];
    const after = merged(before, [run("canvas", 1000, 3)]);
    expect(after.map(({ paint }) => paint)).toEqual([2, 3]);
  });

  it("says what did not finish, and what missed", () => {
    const runs = [
      run("throughline", 10_000, 9),
      run("svelte-gantt", 10_000, 10),
      { engine: "chromium", items: 10_000, page: "frappe-gantt", status: "not finished" },
    ];
    const text = markdown({ machine: "one", runs, judged: judge(runs) });
    expect(text).toContain("| chromium | 10,000 | first paint, ms | 9 | svelte-gantt | 10 | 0.90 | 0.45 | MISSED |");
    expect(text).toMatch(/\| frappe-gantt \| DNF \|/);
  });
});
