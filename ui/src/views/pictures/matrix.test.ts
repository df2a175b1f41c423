import { describe, expect, it } from "vitest";
import type { NamedMeasure } from "../../bindings/NamedMeasure";
import { axesOf, choices } from "./Matrix";

const MEASURES: NamedMeasure[] = [
  { measure: "value", label: "Value", items: 12 },
  { measure: "effort", label: "Effort", items: 1 },
];

describe("what an axis of the matrix can show", () => {
  it("is left to the core, or any number but that of the other axis", () => {
    expect(choices(MEASURES, null, "effort").map(({ label, detail }) => [label, detail])).toEqual([
      ["Best fit", "what says most about these items"],
      ["Value", "12 items"],
    ]);
    expect(choices(MEASURES, null, null).at(-1)).toMatchObject({ id: "effort", detail: "1 item" });
  });

  it("names what the core chose in the closed box", () => {
    const { up, across } = axesOf("Value and effort", MEASURES);
    expect([up, across]).toEqual(["Value", "Effort"]);
    expect(choices(MEASURES, null, null, up)[0]).toMatchObject({ label: "Best fit", shown: "Value" });
    expect(axesOf("Value and effort", [])).toEqual({ up: "Value", across: "Effort" });
    expect(axesOf("Matrix", MEASURES)).toEqual({});
  });

  it("keeps what a saved view chose though nothing carries it any more", () => {
    expect(choices(MEASURES, "reach", null).at(-1)).toEqual({ id: "reach", label: "reach" });
  });
});
