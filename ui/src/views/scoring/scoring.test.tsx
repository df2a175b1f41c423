import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Criterion } from "../../bindings/Criterion";
import type { Edit } from "../../bindings/Edit";
import type { RankingRequest } from "../../bindings/RankingRequest";
import type { ScoreSettings } from "../../bindings/ScoreSettings";
import { CoreProvider } from "../../domain/core";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { ranked, ranking } from "../../testing/ranking";
import { STATUS } from "../../testing/status";
import Scoring from "./Scoring";
import { sharesTold, told } from "./told";
import { objection, settingsOf, trialOf } from "./trial";

const FIT: Criterion = { key: "fit", label: "Fit", weight: 3, cost: false, least: 1, most: 10 };
const RISK: Criterion = { key: "risk", label: "Risk", weight: 1, cost: true, least: 1, most: 10 };
const CARD: ScoreSettings = { id: "s", method: "weighted", ice: "multiply", criteria: [FIT, RISK] };

describe("what is told", () => {
  it("names who rises and falls, and how many more do", () => {
    const answer = ranking({
      up: 4,
      down: 1,
      rises: [ranked("Billing", 1, 4), ranked("Tours", 2, 3), ranked("Import", 5, 6)],
      falls: [ranked("Audit log", 3, 1)],
      gained: 1,
      lost: 2,
    });
    expect(told(answer)).toBe(
      "Billing rises from 4 to 1, Tours from 3 to 2, Import from 6 to 5 and 1 more. Audit log falls from 1 to 3. " +
        "1 item gets a place that had none. 2 items lose their place: a number is missing.",
    );
    expect(told(ranking())).toBe("No item changes its place.");
  });

  it("weighs musts against what DSDM allows", () => {
    const shares = { effort: [7, 2, 1, 40] as [number, number, number, number], unclassed: 0, could: 0.1 };
    expect(sharesTold(ranking({ shares: { ...shares, must: 0.7, too_many: true } }))).toContain(
      "70% of the effort, more",
    );
    expect(sharesTold(ranking({ shares: { ...shares, must: null, too_many: false } }))).toBe("");
  });
});

describe("a new criterion", () => {
  const added = (label: string) => ({ ...FIT, id: 9, isNew: true, key: "", label });
  const key = (label: string) =>
    settingsOf(
      { ...trialOf(CARD), criteria: [...trialOf(CARD).criteria, added(label)] },
      { taken: ["effort", "reach"], countable: [{ measure: "ease", label: "Ease", items: 4 }] },
    ).criteria.at(-1)?.key;

  it("has a name of its own among all numbers, unless it is one that items carry on its scale", () => {
    expect(key("Größe der Lücke")).toBe("große_der_lucke");
    expect(key("Reach")).toBe("reach_2");
    expect(key("Fit")).toBe("fit_2");
    expect(key("Ease")).toBe("ease");
    expect(key("")).toBe("criterion_9");
  });

  it("needs a name that no other has, and one of them a weight", () => {
    const trial = trialOf(CARD);
    expect(objection(trial)).toBeNull();
    expect(objection({ ...trial, criteria: [...trial.criteria, added(" ")] })).toBe("Every criterion needs a name.");
    expect(objection({ ...trial, criteria: [...trial.criteria, added("fit ")] })).toBe("There are two criteria “fit”.");
    expect(objection({ ...trial, criteria: [{ ...added("A"), weight: 0 }] })).toBe(
      "Give at least one criterion a weight.",
    );
    expect(objection({ ...trial, criteria: [] })).toBe("Add a criterion first.");
    expect(objection({ ...trial, criteria: [{ ...added("Reach"), least: 10, most: 10 }] })).toBe(
      "The scale of “Reach” must end above where it begins.",
    );
    expect(objection({ ...trial, method: "rice", criteria: [] })).toBeNull();
  });
});

let platform: MemoryPlatform;
const onClose = vi.fn();

/** Ranks as the core would for two items: the weight of Risk decides. */
function answer({ settings, limit }: RankingRequest) {
  const used = settings ?? CARD;
  const flips = (used.criteria[1]?.weight ?? 0) > 2;
  const [bold, safe] = flips ? [2, 1] : [1, 2];
  const items = [ranked("Bold", bold, 1), ranked("Safe", safe, 2)].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  return ranking({
    settings: used,
    stored: CARD,
    formula: used.method,
    ranked: limit === 0 ? [] : items,
    ranked_count: 2,
    to_score: 2,
    asks: used.criteria.map(({ key, label }) => ({ measure: key, label, hint: "", scale: null, weight: 1, words: [] })),
    answered: used.criteria.map(() => 2),
    ...(flips ? { up: 1, down: 1, rises: [ranked("Safe", 1, 2)], falls: [ranked("Bold", 2, 1)] } : {}),
  });
}

function edits(): Edit[] {
  return platform.calls.filter((call) => call.name === "edit").map((call) => call.request as Edit);
}

async function open() {
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <Scoring onClose={onClose} />
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  await screen.findByText("2 items have a place, as it is now.", {}, { timeout: 5000 });
  return userEvent.setup();
}

function order(): string[] {
  const list = screen.getByRole("region", { name: "Items in their order" });
  return within(list)
    .getAllByRole("listitem")
    .map((line) => line.textContent ?? "");
}

async function ordersAs(expected: string[]) {
  await waitFor(() => expect(order()).toEqual(expected));
}

beforeEach(() => {
  // Nothing has a size without a layout: give the list a window's.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600);
  onClose.mockReset();
  platform = memoryPlatform({
    status: () => STATUS,
    ranking: answer,
    edit: () => ({
      label: "Edit",
      seq: 1,
      created: [],
      changed: [],
      removed: [],
      undo: { undo: "Edit", redo: null, entries: 1 },
      revision: 1,
    }),
  });
});

describe("the window", () => {
  it("flips the order while a weight moves by keys, stores nothing until it is kept, and keeps it as one edit", async () => {
    const user = await open();
    await ordersAs(["1Bold9", "2Safe8"]);
    screen.getByRole("slider", { name: "Weight of Risk" }).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    await screen.findByText("Safe rises from 2 to 1. Bold falls from 1 to 2.");
    await ordersAs(["1▲up 1Safe9", "2▼down 1Bold8"]);
    expect(edits()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Keep" }));
    const criteria = [FIT, { ...RISK, weight: 2.5 }];
    expect(edits()).toEqual([
      {
        label: "Change the weights of the scorecard",
        changes: [
          {
            op: "update",
            record: { kind: "score_settings", id: "s" },
            set: { method: "weighted", ice: "multiply", criteria },
          },
        ],
      },
    ]);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });

  it("takes a weight as a number, and leaves all as it was on Escape", async () => {
    const user = await open();
    const field = screen.getByRole("textbox", { name: "Weight of Risk as a number" });
    await user.clear(field);
    await user.type(field, "-1");
    expect(screen.getByText("0 or more")).toBeTruthy();
    await user.clear(field);
    await user.type(field, "12,5");
    await screen.findByText("Safe rises from 2 to 1. Bold falls from 1 to 2.");
    expect(screen.getByRole("slider", { name: "Weight of Risk" }).getAttribute("max")).toBe("13");
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalled();
    expect(edits()).toEqual([]);
  });

  it("adds, renames and removes criteria, and chooses another method", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Add a criterion" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByRole("textbox", { name: "Name" }).at(-1)));
    await user.keyboard("Delight");
    expect(screen.getByRole("slider", { name: "Weight of Delight" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove Risk; items keep its numbers" }));
    await user.click(screen.getByRole("button", { name: "Keep" }));
    expect(edits()[0]).toMatchObject({
      label: "Change the criteria of the scorecard",
      changes: [{ set: { criteria: [FIT, { key: "delight", label: "Delight", weight: 1 }] } }],
    });
    await user.click(screen.getByRole("radio", { name: "ICE" }));
    await user.click(screen.getByRole("radio", { name: "Averaged" }));
    await screen.findByText(/RICE and ICE each have an impact of their own/);
    await user.click(screen.getByRole("button", { name: "Keep" }));
    expect(edits()[1]).toMatchObject({
      label: "Score items by ICE",
      changes: [{ set: { method: "ice", ice: "mean" } }],
    });
  });

  it("can be tried, not kept, where the workspace is not open for writing", async () => {
    platform.answer({ status: () => ({ ...STATUS, access: { access: "read_only", reason: "In use." } }) });
    const user = await open();
    screen.getByRole("slider", { name: "Weight of Risk" }).focus();
    await user.keyboard("{End}");
    await screen.findByText(/Safe rises from 2 to 1/);
    expect(screen.getByRole("button", { name: "Keep" }).hasAttribute("disabled")).toBe(true);
  });
});
