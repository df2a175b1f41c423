import { expect, it } from "vitest";
import { fileName } from "./Export";

it("names a file after the workspace, the picture and the day, in a way every system takes", () => {
  expect(fileName("Harbour 2027", "roadmap", "2027-02-17", "pdf")).toBe("Harbour 2027 roadmap 2027-02-17.pdf");
  expect(fileName('A/B: "plan"?', "throughline", "2027-02-17", "svg")).toBe("A B plan throughline 2027-02-17.svg");
});
