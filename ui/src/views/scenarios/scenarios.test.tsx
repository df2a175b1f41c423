import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Adoptable } from "../../bindings/Adoptable";
import type { Choice } from "../../bindings/Choice";
import type { Effect } from "../../bindings/Effect";
import type { Scenario } from "../../bindings/Scenario";
import { CoreProvider } from "../../domain/core";
import { PlatformProvider } from "../../platform";
import { memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { STATUS } from "../../testing/status";
import { choiceOf, everywhere, unsaid } from "./choice";
import { TakeOver } from "./TakeOver";
import { rowsOf } from "./Weighed";

const GALLERY = { kind: "item", id: "g" } as const;
const ALERTS = { kind: "item", id: "a" } as const;
const END = { record: GALLERY, field: "end" };
const ALL: Adoptable[] = [
  {
    record: GALLERY,
    title: "Template gallery",
    words: ["End moved from Jun 2027 to Dec 2027, 2 quarters later"],
    conflicts: [{ at: END, label: "End", before: "Jun 2027", scenario: "Dec 2027", plan: "Sep 2027" }],
  },
  { record: ALERTS, title: "Spend alerts", words: ["Status changed from Planned to Dropped"], conflicts: [] },
];

test("a choice names what is chosen, and the side of each conflict in it", () => {
  expect(unsaid(ALL, {})).toBe(1);
  expect(unsaid(ALL.slice(1), {})).toBe(0);
  expect(choiceOf(ALL, ALL, everywhere(ALL, "plan"))).toEqual({ scenario: [], plan: [END] });
  expect(choiceOf(ALL, ALL.slice(1), everywhere(ALL, "scenario"))).toEqual({ scenario: [], plan: [], only: [ALERTS] });
});

const SCENARIO: Scenario = {
  id: "s",
  title: "If Atlas slips",
  base: 1,
  branch: "b",
  made: "2027-02-17",
  note: "",
  shift: "",
  evidence: "",
  objectives: [],
};

test("nothing is adopted before each conflict has its side", async () => {
  const asked: { choice: Choice }[] = [];
  const outcome = {
    label: "Adopt “If Atlas slips”",
    seq: 2,
    created: [],
    changed: [],
    removed: [],
    undo: STATUS.undo,
    revision: 1,
  };
  const platform = memoryPlatform({
    status: () => STATUS,
    scenario_changes: () => ALL,
    scenario_adopt: (request) => {
      asked.push(request);
      return { outcome, along: ["Dana Osei"], left_out: [] };
    },
  });
  const user = userEvent.setup();
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <TakeOver scenario={SCENARIO} into="plan" onClose={() => undefined} />
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  const adopt = () => screen.getByRole("button", { name: /^Adopt \d/ });
  await screen.findByText("Template gallery");
  expect(adopt()).toHaveProperty("disabled", true);
  await user.click(screen.getByRole("radio", { name: "Plan: Sep 2027" }));
  expect(adopt()).toHaveProperty("disabled", false);
  await user.click(screen.getByRole("checkbox", { name: /Spend alerts/ }));
  expect(adopt().textContent).toBe("Adopt 1 change");
  await user.click(adopt());
  expect(asked).toEqual([{ id: "s", choice: { scenario: [], plan: [END], only: [GALLERY] } }]);
  await screen.findByText("Adopt “If Atlas slips”. Taken along: Dana Osei.");
});

test("only numbers that differ are told, each with by how much", () => {
  const counts = { errors: 1, warnings: 2, notes: 0, accepted: 0 };
  const effect: Effect = {
    coverage: [
      { label: "Aligned", formula: "", before: 0.8, after: 0.75 },
      { label: "Owned", formula: "", before: 1, after: 1 },
    ],
    allocation: [{ objective: "o", title: "Grow", items: [3, 3], effort: [null, 0.5] }],
    last_end: ["2027-09", "2027-12"],
    load: [{ leader: "l", name: "Dana", items: [4, 6], effort: [2, 2] }],
    findings: { before: counts, after: { ...counts, errors: 2 }, come: [], gone: [] },
  };
  const rows = rowsOf(effect, "person-months").map(({ label, before, after, change }) => [
    label,
    before,
    after,
    change,
  ]);
  expect(rows).toEqual([
    ["Aligned", "80%", "75%", "−5 points"],
    ["Share of effort: Grow", "–", "50%", ""],
    ["Items of Dana", "4", "6", "+2 items"],
    ["Last end of an active item", "Sep 2027", "Dec 2027", ""],
    ["Errors of the check", "1", "2", "+1"],
  ]);
});
