import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "../../bindings/Edit";
import type { ItemRow } from "../../bindings/ItemRow";
import type { Named } from "../../bindings/Named";
import type { Outcome } from "../../bindings/Outcome";
import { CoreProvider } from "../../domain/core";
import { NavigationProvider } from "../../domain/navigation";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { item } from "../../testing/items";
import { ranking } from "../../testing/ranking";
import { STATUS } from "../../testing/status";
import { type Actions, ActionsContext } from "../actions";
import Items from "./Items";

function leader(id: string, title: string): Named {
  return { record: { kind: "leader", id }, title, detail: "", hue: null };
}

const RANKING = ranking({
  asks: [
    { measure: "reach", label: "Reach", hint: "Customers in a quarter", scale: null, weight: null, words: [] },
    { measure: "effort", label: "Effort", hint: "", scale: null, weight: null, words: [] },
  ],
});

const OUTCOME: Outcome = {
  label: "Edit",
  seq: 1,
  created: [],
  changed: [],
  removed: [],
  undo: { undo: "Edit", redo: null, entries: 1 },
  revision: 1,
};

let items: ItemRow[];
let platform: MemoryPlatform;
const openScoring = vi.fn();
const openMove = vi.fn();
let opened = 0;

/** The edits that were made, as the core was told them. */
function edits(): Edit[] {
  return platform.calls.filter((call) => call.name === "edit").map((call) => call.request as Edit);
}

async function open() {
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <NavigationProvider start="items">
            <ActionsContext value={{ openScoring, openMove } as Partial<Actions> as Actions}>
              <Items />
            </ActionsContext>
          </NavigationProvider>
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  await screen.findByText("Template gallery");
  return userEvent.setup();
}

function cell(row: string, column: string): HTMLElement {
  const heads = [...document.querySelectorAll("[role=columnheader]")].map((head) => head.textContent);
  const line = [...document.querySelectorAll("[data-row]")].find((line) => line.textContent?.includes(row));
  const found = line?.children[heads.indexOf(column)];
  if (!(found instanceof HTMLElement)) throw new Error(`No cell ${column} of ${row}`);
  return found;
}

beforeEach(() => {
  // Nothing has a size without a layout: give the grid a window's.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(4000);
  items = [
    item("a", "Template gallery", { start: "2027-03", end: "2027-06", effort: 4 }),
    item("b", "Guided tours", { depth: 1 }),
    item("c", "Billing engine", { status: "in_progress", owner: leader("m", "Mira Kaplan") }),
  ];
  // How a list was sorted and folded is remembered for each file.
  opened += 1;
  const path = `/${opened}.throughline`;
  platform = memoryPlatform({
    status: () => ({ ...STATUS, path }),
    items: () => items,
    ranking: () => RANKING,
    edit: () => OUTCOME,
    search: () => [leader("d", "Dana Osei"), leader("m", "Mira Kaplan")],
  });
});

describe("scores", () => {
  it("are shown with their ranks, ordered by them, and a criterion is edited in place", async () => {
    items = [
      item("a", "Template gallery", {
        scores: { reach: 400, impact: 2 },
        score: 50,
        score_text: "50",
        rank: { place: 2, tied: true },
      }),
      item("b", "Guided tours"),
      item("c", "Billing engine", { score: 510, score_text: "510", rank: { place: 1, tied: false } }),
    ];
    const user = await open();
    await screen.findByRole("columnheader", { name: /Score, RICE/ });
    expect(cell("Template gallery", "Score, RICE").textContent).toBe("50");
    expect(cell("Template gallery", "Rank").textContent).toBe("2=");
    expect(cell("Guided tours", "Score, RICE").textContent).toBe("");
    await user.click(cell("Template gallery", "Reach"));
    await user.keyboard("{Enter}");
    await user.keyboard("900{Enter}");
    expect(edits()).toEqual([
      { changes: [{ op: "update", record: { kind: "item", id: "a" }, set: { scores: { impact: 2, reach: 900 } } }] },
    ]);
  });
});

it("leads to how items are scored", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Scoring" }));
  expect(openScoring).toHaveBeenCalled();
});

describe("a cell", () => {
  it("takes a date as people write it and says what it understood", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Starts"));
    await user.keyboard("{Enter}");
    await user.keyboard("Q3 2027");
    expect(cell("Guided tours", "Starts").closest("[role=rowgroup]")?.textContent).toContain("Q3 2027");
    await user.keyboard("{Enter}");
    expect(edits()).toEqual([
      { changes: [{ op: "update", record: { kind: "item", id: "a" }, set: { start: "2027-Q3" } }] },
    ]);
    // Enter goes on to the row below.
    expect(document.activeElement).toBe(cell("Guided tours", "Starts"));
  });

  it("says what is wrong with what cannot be read, and keeps it", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Effort, person-months"));
    await user.keyboard("lots{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("Write a number");
    expect(edits()).toEqual([]);
    await user.keyboard("{Escape}");
    expect(cell("Template gallery", "Effort, person-months").textContent).toBe("4");
    expect(document.activeElement).toBe(cell("Template gallery", "Effort, person-months"));
  });

  it("begins with the letter typed and goes right by Tab", async () => {
    const user = await open();
    await user.click(cell("Billing engine", "Item"));
    await user.keyboard("P");
    await user.keyboard("ayments{Tab}");
    expect(edits()[0]?.changes[0]).toMatchObject({ set: { title: "Payments" } });
    expect(document.activeElement).toBe(cell("Payments", "Status"));
  });

  it("picks a status by its first letters", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Status"));
    await user.keyboard("do");
    await user.keyboard("{Enter}");
    expect(edits()[0]?.changes[0]).toMatchObject({ set: { status: "done" } });
  });

  it("picks an owner, or makes the one who is missing, as one edit", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Owner"));
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("option", { name: /Dana Osei/ }));
    expect(edits()[0]?.changes).toEqual([{ op: "set_owner", record: { kind: "item", id: "a" }, leader: "d" }]);
    await user.click(cell("Guided tours", "Owner"));
    await user.keyboard("Avi Vold");
    await user.click(screen.getByRole("option", { name: "New leader “Avi Vold”" }));
    const [made, owned] = edits()[1]?.changes ?? [];
    expect(made).toMatchObject({ op: "create", record: { kind: "leader", name: "Avi Vold" } });
    expect(owned).toMatchObject({ op: "set_owner", record: { kind: "item", id: "b" } });
    const id = made?.op === "create" ? made.record.id : null;
    expect(owned).toHaveProperty("leader", id);
  });

  it("is emptied by Delete", async () => {
    const user = await open();
    await user.click(cell("Billing engine", "Owner"));
    await user.keyboard("{Delete}");
    expect(edits()[0]?.changes).toEqual([{ op: "set_owner", record: { kind: "item", id: "c" }, leader: null }]);
  });

  it("cannot be edited in a file that is open to read only", async () => {
    platform.answer({ status: () => ({ ...STATUS, access: { access: "read_only", reason: "In use." } }) });
    const user = await open();
    await user.click(cell("Template gallery", "Item"));
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("textbox", { name: /Item of/ })).toBeNull();
  });
});

describe("rows", () => {
  it("are made one after the other, as long as one types", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "New item" }));
    await user.keyboard("First{Enter}Second{Enter}{Escape}");
    expect(edits().map((edit) => edit.changes)).toEqual([
      [{ op: "create", record: { kind: "item", id: expect.any(String), title: "First" } }],
      [{ op: "create", record: { kind: "item", id: expect.any(String), title: "Second" } }],
    ]);
  });

  it("are selected and edited together, as one edit", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Item"));
    await user.keyboard(" {Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(screen.getByRole("toolbar").textContent).toContain("3 items");
    await user.click(screen.getByRole("button", { name: "Status" }));
    await user.type(screen.getByRole("combobox", { name: "Status" }), "done{Enter}");
    expect(edits()).toHaveLength(1);
    expect(edits()[0]?.label).toBe("Set status of 3 items to Done");
    expect(edits()[0]?.changes).toHaveLength(3);
  });

  it("are handed to the dialogue that moves them in time", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Item"));
    await user.keyboard(" {Shift>}{ArrowDown}{/Shift}");
    await user.click(screen.getByRole("button", { name: "Move by…" }));
    expect(openMove).toHaveBeenCalledWith(["a", "b"]);
  });

  it("are deleted with a way back that takes back only that", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Item"));
    await user.keyboard(" {Delete}");
    expect(edits()[0]?.changes).toEqual([{ op: "delete", record: { kind: "item", id: "a" } }]);
    // Something else happens in between: the offer must not undo that instead.
    platform.answer({ status: () => ({ ...STATUS, revision: 2 }) });
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await screen.findByText(/Something else was changed/);
    expect(platform.calls.some((call) => call.name === "undo")).toBe(false);
  });

  it("are filtered and sorted", async () => {
    const user = await open();
    await user.type(screen.getByRole("searchbox", { name: "Filter" }), "mira");
    await waitFor(() => expect(screen.getAllByRole("rowheader")).toHaveLength(1));
    await user.clear(screen.getByRole("searchbox", { name: "Filter" }));
    await user.click(screen.getByRole("columnheader", { name: "Item" }));
    await waitFor(() =>
      expect(screen.getAllByRole("rowheader").map((head) => head.textContent)).toEqual([
        "Billing engine",
        "Guided tours",
        "Template gallery",
      ]),
    );
    expect(screen.getByRole("columnheader", { name: "Item" }).getAttribute("aria-sort")).toBe("ascending");
  });

  it("fold with Alt and an arrow", async () => {
    const user = await open();
    await user.click(cell("Template gallery", "Item"));
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(screen.queryByText("Guided tours")).toBeNull();
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(screen.getByText("Guided tours")).toBeDefined();
  });
});

it("draws only the rows in sight of ten thousand", async () => {
  items = [items[0]!, ...Array.from({ length: 9_999 }, (_, n) => item(`i${n}`, `Item ${n}`))];
  const user = await open();
  expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("10001");
  expect(screen.getAllByRole("row").length).toBeLessThan(60);
  await user.click(cell("Template gallery", "Item"));
  await user.keyboard("{Control>}{End}{/Control}");
  expect((document.activeElement as HTMLElement).closest("[role=row]")?.getAttribute("aria-rowindex")).toBe("10001");
});

describe("the table", () => {
  it("is saved as CSV where the user says, and the ending is added", async () => {
    platform.answer({ export_table: ({ path }) => ({ path, bytes: 4200 }) });
    platform.chosen.push("/home/me/Harbour, items");
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Export" }));
    expect(await screen.findByText("Saved Harbour, items.csv, 4 KB.")).toBeTruthy();
    expect(platform.calls.findLast((call) => call.name === "export_table")?.request).toEqual({
      path: "/home/me/Harbour, items.csv",
      table: "items",
    });
  });
});
