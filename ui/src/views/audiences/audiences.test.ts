import { expect, it } from "vitest";
import type { Hidden } from "../../bindings/Hidden";
import type { Shown } from "../../bindings/Shown";
import { GROUPS, hiddenSaid } from "./words";

const ALL: Hidden = {
  items: 60,
  seen: 60,
  confidential: 0,
  ideas: 0,
  filtered: 0,
  deep: 0,
  coarser: 0,
  reworded: 0,
  lines: [],
};

it("says how many items an audience does not see, and why", () => {
  expect(hiddenSaid(ALL)).toBe("Sees 60 of 60 items.");
  expect(hiddenSaid({ ...ALL, seen: 51, confidential: 1, ideas: 8, coarser: 40, reworded: 1 })).toBe(
    "Sees 51 of 60 items. 1 is confidential, 8 are only ideas. It sees 40 items with less precise dates, 1 item in public words.",
  );
});

it("offers everything that an audience can be shown, once", () => {
  const every: Record<Shown, true> = {
    confidential: true,
    ideas: true,
    objectives: true,
    key_results: true,
    strategies: true,
    leaders: true,
    dependencies: true,
    requests: true,
    findings: true,
    views: true,
    internal: true,
    descriptions: true,
    reasons: true,
    effort: true,
    scores: true,
    progress: true,
    confidence: true,
    teams: true,
    labels: true,
    addresses: true,
    sources: true,
  };
  const offered = GROUPS.flatMap(({ of }) => of);
  expect(new Set(offered)).toEqual(new Set(Object.keys(every)));
  expect(offered.length).toBe(Object.keys(every).length);
});
