import { expect, it } from "vitest";
import { extend, NOTHING, toggle, toggleAll, without } from "./selection";

const shown = ["a", "b", "c", "d", "e"];
const ticked = (selection: { keys: ReadonlySet<string> }) => [...selection.keys].sort().join("");

it("ticks one and takes its tick away", () => {
  const one = toggle(NOTHING, "b");
  expect(ticked(one)).toBe("b");
  expect(ticked(toggle(one, "b"))).toBe("");
});

it("ticks from the last one to another, both ways", () => {
  const from = toggle(NOTHING, "c");
  expect(ticked(extend(from, "e", shown))).toBe("cde");
  expect(ticked(extend(extend(from, "e", shown), "a", shown))).toBe("abcde");
  expect(ticked(extend(NOTHING, "b", shown))).toBe("b");
});

it("ticks all that is shown, then nothing", () => {
  const all = toggleAll(toggle(NOTHING, "a"), shown);
  expect(ticked(all)).toBe("abcde");
  expect(ticked(toggleAll(all, shown))).toBe("");
});

it("forgets rows that are gone", () => {
  const all = toggleAll(NOTHING, shown);
  expect(ticked(without(all, new Set(["b", "d"])))).toBe("bd");
  expect(without(all, new Set(shown))).toBe(all);
});
