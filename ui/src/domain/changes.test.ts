import { expect, it } from "vitest";
import { make, newId, relink } from "./changes";

it("makes ids that say their time and sort by it", () => {
  const earlier = newId(1_763_800_000_000);
  const later = newId(1_763_800_000_001);
  expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(earlier.replaceAll("-", "").slice(0, 12), 16)).toBe(1_763_800_000_000);
  expect(earlier < later).toBe(true);
  expect(newId(0)).not.toBe(newId(0));
});

it("links what is new and unlinks what is gone, and leaves the rest", () => {
  const item = { kind: "item", id: "i" } as const;
  const [a, b, c] = ["a", "b", "c"].map((id) => ({ kind: "strategy", id }) as const);
  expect(relink(item, [a!, b!], [b!, c!])).toEqual([
    { op: "unlink", from: item, to: a },
    { op: "link", from: item, to: c },
  ]);
  expect(relink(item, [a!], [a!])).toEqual([]);
});

it("gives a new record an id that other changes can use", () => {
  const { ref, change } = make("leader", { name: "Dana Osei" });
  expect(change).toEqual({ op: "create", record: { kind: "leader", id: ref.id, name: "Dana Osei" } });
});
