import { describe, expect, it } from "vitest";
import { NO_FILTER } from "../../domain/specs";
import { chipsOf } from "./chips";

const names = new Map([
  ["a", "Harbour Dispatch"],
  ["b", "Harbour Field"],
  ["o", "Open the platform"],
  ["l", "Dana Osei"],
]);

describe("the chips of a filter", () => {
  it("say each condition in plain words", () => {
    const filter = {
      ...NO_FILTER,
      text: " billing ",
      objectives: ["o"],
      products: ["a", "b", "gone"],
      owners: ["l"],
      only: "broken" as const,
      from: "2027-Q1",
      hide_done: true,
    };
    expect(chipsOf(filter, names).map(({ words }) => words)).toEqual([
      "has “billing”",
      "serves Open the platform",
      "changes Harbour Dispatch, Harbour Field or something deleted",
      "is owned by Dana Osei",
      "has a broken thread",
      "does not end before Q1 2027",
      "is not done or dropped",
    ]);
  });

  it("take away their own condition and leave the others", () => {
    const filter = { ...NO_FILTER, text: "billing", until: "2027", hide_done: true };
    const until = chipsOf(filter, names).find(({ id }) => id === "until");
    expect(until?.words).toBe("does not start after 2027");
    expect(until?.without).toEqual({ ...filter, until: null });
    expect(chipsOf(NO_FILTER, names)).toEqual([]);
  });
});
