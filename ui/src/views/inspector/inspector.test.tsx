import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect } from "react";
import { describe, expect, it } from "vitest";
import type { Detail } from "../../bindings/Detail";
import type { Item } from "../../bindings/Item";
import type { Named } from "../../bindings/Named";
import type { Outcome } from "../../bindings/Outcome";
import { CoreProvider } from "../../domain/core";
import { NavigationProvider, useNavigation } from "../../domain/navigation";
import { PlatformProvider } from "../../platform";
import { memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { precisionLabel, readSpan, spanLabel } from "./dates";
import Inspector from "./Inspector";
import { measureLabel } from "./KeyResults";
import { plot } from "./Sparkline";
import { stagesOf } from "./stages";

const TODAY = "2027-02-17";

function named(kind: Named["record"]["kind"], id: string, title: string): Named {
  return { record: { kind, id }, title, detail: "", hue: 1 };
}

const ITEM: Item = {
  id: "i",
  parent_id: null,
  product_id: null,
  title: "Template gallery",
  description: "",
  item_type: "initiative",
  status: "planned",
  status_word: "",
  stage: "Validation",
  start: "2027-03",
  end: "2027-06",
  bucket: null,
  progress: null,
  confidence: 0.6,
  effort: 6,
  scores: {},
  teams: [],
  labels: [],
  url: "",
  extra: {},
  position: 1,
  source: null,
  external_id: null,
};

function detail(more: Partial<Detail> = {}): Detail {
  const strategy = named("strategy", "s", "Guided first value");
  return {
    record: { kind: "item", ...ITEM },
    hue: 1,
    thread: {
      objectives: [named("objective", "o", "Cut onboarding to a day")],
      strategies: [strategy],
      items: [named("item", "i", "Template gallery")],
      item_count: 1,
      owners: [],
    },
    serves: [{ id: "l", to: strategy, weight: 1, rationale: "" }],
    served_by: [],
    owner: null,
    involvements: [],
    parent: null,
    children: [],
    products: [],
    blockers: [],
    blocked: [],
    key_results: [],
    owns: [],
    disclosure: null,
    ...more,
  };
}

const OUTCOME: Outcome = {
  label: "Edit",
  seq: 2,
  created: [],
  changed: [],
  removed: [],
  undo: { undo: "Edit", redo: null, entries: 2 },
  revision: 2,
};

function Selecting() {
  const { select } = useNavigation();
  useEffect(() => select({ kind: "item", id: "i" }), [select]);
  return <Inspector />;
}

async function open(shown: Detail = detail()) {
  const platform = memoryPlatform({
    status: () => ({
      workspace: { kind: "workspace", id: "w" },
      title: "Harbour",
      path: "/Harbour.throughline",
      access: { access: "write" },
      undo: { undo: null, redo: null, entries: 0 },
      revision: 0,
      today: TODAY,
      empty: false,
      effort_unit: "person-months",
      past: null,
      scenario: null,
      audience: null,
    }),
    record: () => shown,
    rules: () => [],
    search: () => [named("leader", "d", "Dana Osei")],
    edit: () => OUTCOME,
  });
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <NavigationProvider>
            <Selecting />
          </NavigationProvider>
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  await screen.findByRole("button", { name: /^Dates/ });
  return { platform, user: userEvent.setup(), edits: () => platform.calls.filter(({ name }) => name === "edit") };
}

describe("the thread", () => {
  it("names every stop from objective to owner and says where it is broken", async () => {
    await open();
    const thread = screen.getByRole("region", { name: "Thread" });
    expect(within(thread).getByRole("button", { name: "Cut onboarding to a day" })).toBeTruthy();
    expect(within(thread).getByText("Nobody answers for it")).toBeTruthy();
  });

  it("unlinks what is linked itself, and nothing that is there only through something else", async () => {
    const { user, edits } = await open();
    expect(screen.queryByRole("button", { name: "Unlink Cut onboarding to a day" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Unlink Guided first value" }));
    expect(edits()[0]?.request).toEqual({
      changes: [{ op: "unlink", from: { kind: "item", id: "i" }, to: { kind: "strategy", id: "s" } }],
    });
  });

  it("takes an owner by a few letters", async () => {
    const { user, edits } = await open();
    await user.click(screen.getByRole("button", { name: "Choose an owner" }));
    await user.type(screen.getByRole("combobox", { name: "Owner" }), "dan");
    await user.click(await screen.findByRole("option", { name: /Dana Osei/ }));
    await waitFor(() => expect(edits()).toHaveLength(1));
    expect(edits()[0]?.request).toEqual({
      changes: [{ op: "set_owner", record: { kind: "item", id: "i" }, leader: "d" }],
    });
  });

  it("counts the items that it does not name", () => {
    const items = Array.from({ length: 12 }, (_, n) => named("item", `${n}`, `Item ${n}`));
    const stages = stagesOf(detail({ thread: { ...detail().thread, items, item_count: 30 } }));
    expect(stages[2]?.records).toHaveLength(6);
    expect(stages[2]?.more).toBe("and 24 items more");
  });
});

describe("fields", () => {
  it("reads both dates from one line and keeps their precision", async () => {
    const { user, edits } = await open();
    await user.click(screen.getByRole("button", { name: /^Dates: Mar – Jun 2027/ }));
    const box = screen.getByRole("textbox", { name: "Dates" });
    await user.clear(box);
    await user.type(box, "Q3 2027{Enter}");
    expect(edits()[0]?.request).toEqual({
      changes: [{ op: "update", record: { kind: "item", id: "i" }, set: { start: "2027-Q3", end: "2027-Q3" } }],
    });
  });

  it("says what is wrong with what it cannot read, and changes nothing", async () => {
    const { user, edits } = await open();
    await user.click(screen.getByRole("button", { name: /^Confidence/ }));
    const box = screen.getByRole("textbox", { name: "Confidence" });
    await user.clear(box);
    await user.type(box, "lots{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("0 to 100%");
    await user.keyboard("{Escape}");
    expect(edits()).toHaveLength(0);
  });

  it("renames by Enter and leaves the name by Escape", async () => {
    const { user, edits } = await open();
    const title = screen.getByRole("textbox", { name: "Title" });
    await user.type(title, " 2{Escape}");
    expect((title as HTMLTextAreaElement).value).toBe("Template gallery");
    await user.type(title, " 2{Enter}");
    expect(edits()[0]?.request).toEqual({
      changes: [{ op: "update", record: { kind: "item", id: "i" }, set: { title: "Template gallery 2" } }],
    });
  });
});

describe("two dates in one line", () => {
  it.each([
    ["Mar – Jun 2027", "2027-03", "2027-06"],
    ["Mar 2026 - Jun 2027", "2026-03", "2027-06"],
    ["Q1 to Q3 2027", "2027-Q1", "2027-Q3"],
    ["15 Mar – 3 Apr 2027", "2027-03-15", "2027-04-03"],
    ["Q3 2027", "2027-Q3", "2027-Q3"],
    ["2027-03-15", "2027-03-15", "2027-03-15"],
    ["from May 2027", "2027-05", null],
    ["until 2028", null, "2028"],
    ["", null, null],
  ])("%s", (written, start, end) => {
    expect(readSpan(written, TODAY)).toEqual({ start, end });
    if (start !== null || end !== null) expect(readSpan(spanLabel({ start, end }), TODAY)).toEqual({ start, end });
  });

  it("are refused where one cannot be read", () => {
    expect(readSpan("soon – later", TODAY)).toBeUndefined();
    expect(readSpan("Mar – soonish", TODAY)).toBeUndefined();
  });

  it("say how precisely they are known", () => {
    expect(precisionLabel({ start: "2027-03", end: "2027-06" })).toBe("month precision");
    expect(precisionLabel({ start: "2027-Q1", end: "2027-06-30" })).toBe("");
    expect(precisionLabel({ start: null, end: null })).toBe("");
  });
});

describe("key results", () => {
  const keyResult = {
    id: "k",
    objective_id: "o",
    title: "Time to first value",
    metric_id: null,
    unit: "d",
    direction: "down",
    baseline: 4.2,
    target: 1,
    current: null,
    due: null,
    confidence: null,
    position: 1,
  } as const;

  it("say where they began, where they should be and where they are", () => {
    const row = { key_result: keyResult, current: 2.9, read: null, score: 0.4, readings: [] };
    expect(measureLabel(row)).toBe("4.2 d → 1 d, now 2.9 d");
    const bare = { ...keyResult, baseline: null, unit: "" };
    expect(measureLabel({ ...row, key_result: bare, current: null })).toBe("? → 1");
  });

  it("are drawn with better below where less is better, as the numbers are", () => {
    const { points, aim } = plot([4.2, 3.5, 2.9], 1);
    expect(points[0]?.[1]).toBeLessThan(points[2]?.[1] ?? 0);
    expect(aim).toBeGreaterThan(points[2]?.[1] ?? 0);
    expect(plot([3, 3], null).points.map(([, y]) => y)).toEqual([32, 32]);
  });
});
