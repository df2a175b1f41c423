import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "../../bindings/Edit";
import type { Outcome } from "../../bindings/Outcome";
import type { Paste } from "../../bindings/Paste";
import type { TableFieldInfo } from "../../bindings/TableFieldInfo";
import type { TableLine } from "../../bindings/TableLine";
import type { TablePartRequest } from "../../bindings/TablePartRequest";
import { CoreProvider } from "../../domain/core";
import { NavigationProvider } from "../../domain/navigation";
import { PicturesProvider } from "../../domain/pictures";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { item } from "../../testing/items";
import { STATUS } from "../../testing/status";
import { type Actions, ActionsContext } from "../actions";
import { InspectorContext } from "../inspector";
import Table from "./Table";

const OUTCOME: Outcome = {
  label: "Edit",
  seq: 1,
  created: [],
  changed: [],
  removed: [],
  undo: { undo: "Edit", redo: null, entries: 1 },
  revision: 1,
};

const SUMS = { items: 500, effort: 12, with_effort: 3, progress: 0.5, with_progress: 2 };
const FIELDS: TableFieldInfo[] = ["title", "status", "progress", "effort", "start", "end", "owner", "findings"].map(
  (field) => ({
    field,
    usual: true,
    label: field === "title" ? "Item" : field,
    width: 100,
    groups: field !== "title",
    ask: null,
  }),
);

function line(n: number): TableLine {
  return {
    line: "item",
    row: item(`i${n}`, `Work ${n}`, { effort: n }),
    foldable: false,
    folded: false,
    findings: 0,
    description: "",
    url: "",
    extra: {},
    blockers: [],
  };
}

let platform: MemoryPlatform;
let lines: TableLine[];

function asked<T>(name: string): T[] {
  return platform.calls.filter((call) => call.name === name).map((call) => call.request as T);
}

async function open() {
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <PicturesProvider>
            <NavigationProvider start="table">
              <ActionsContext value={{ openMove: vi.fn() } as Partial<Actions> as Actions}>
                <InspectorContext value={{ isOpen: false, open: vi.fn(), close: vi.fn() }}>
                  <Table />
                </InspectorContext>
              </ActionsContext>
            </NavigationProvider>
          </PicturesProvider>
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  await screen.findByText("Work 0");
  return userEvent.setup();
}

function cell(row: number, column: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[aria-rowindex="${row + 2}"] [data-column="${column}"]`);
  if (!found) throw new Error(`No cell ${column} of row ${row}`);
  return found;
}

async function goTo(row: number, column: string) {
  fireEvent.pointerDown(cell(row, column), { button: 0 });
  fireEvent.pointerUp(cell(row, column), { button: 0 });
  await waitFor(() => expect(document.activeElement).toBe(cell(row, column)));
}

const nothing: Paste = { changes: [], cells: 0, items: 0, same: 0, size: [1, 1], problems: [], problem_count: 0 };

beforeEach(() => {
  localStorage.clear();
  // Nothing has a size without a layout: give the grid a window's.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(4000);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(4000);
  lines = Array.from({ length: 500 }, (_, n) => line(n));
  platform = memoryPlatform({
    status: () => STATUS,
    views: () => [],
    table_fields: () => FIELDS,
    table: ({ from, until }) => ({
      from,
      lines: lines.slice(from, until),
      count: lines.length,
      groups: lines.filter((one) => one.line === "group").length,
      sums: SUMS,
      tree: false,
      revision: 7,
    }),
    table_place: ({ key }) => ({ key, place: null }),
    table_ids: ({ from, until }) =>
      lines.slice(from, until).flatMap((one) => (one.line === "item" ? [one.row.id] : [])),
    table_copy: () => ({ text: "a\tb", html: "<table>", items: 2 }),
    items_of: ({ ids }) => lines.flatMap((one) => (one.line === "item" && ids.includes(one.row.id) ? [one.row] : [])),
    preview_paste: () => nothing,
    edit: () => OUTCOME,
  });
});

describe("rows", () => {
  it("are asked for as they come into sight, and counted in all", async () => {
    await open();
    const grid = screen.getByRole("grid", { name: "Table" });
    expect(grid.getAttribute("aria-rowcount")).toBe("501");
    const most = Math.max(...asked<TablePartRequest>("table").map(({ until }) => until));
    expect(most).toBeLessThanOrEqual(128);
    expect(document.querySelectorAll("[role=row]").length).toBeLessThan(60);
    screen.getByText("500 items");
  });

  it("are edited in place with the editors of the lists", async () => {
    const user = await open();
    await goTo(1, "effort");
    await user.keyboard("7,5{Enter}");
    const [edit] = asked<Edit>("edit");
    expect(edit?.changes).toEqual([{ op: "update", record: { kind: "item", id: "i1" }, set: { effort: 7.5 } }]);
    await waitFor(() => expect(document.activeElement).toBe(cell(2, "effort")));
  });

  it("are left as they were by Escape", async () => {
    const user = await open();
    await goTo(1, "effort");
    await user.keyboard("9{Escape}");
    expect(asked("edit")).toEqual([]);
    expect(cell(1, "effort").textContent).toBe("1");
  });

  it("are ticked by the cells that are selected, and changed at once", async () => {
    const user = await open();
    await goTo(1, "status");
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift} ");
    const bar = await screen.findByRole("toolbar", { name: "Selected rows" });
    within(bar).getByText("3 items");
  });
});

describe("cells", () => {
  it("are selected with Shift and copied for a spreadsheet", async () => {
    const user = await open();
    await goTo(2, "status");
    await user.keyboard("{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
    expect(document.querySelectorAll("[data-marked]")).toHaveLength(4);
    screen.getByText("4 cells, 2 rows by 2 columns");
    await user.keyboard("{Control>}c{/Control}");
    await screen.findByText("Copied 2 rows by 2 columns.");
    expect(platform.copied).toBe("a\tb");
    expect(asked<object>("table_copy")).toMatchObject([{ from: 2, until: 4, columns: ["status", "progress"] }]);
  });

  it("take a block as one edit, and say what it changed", async () => {
    const changes = [{ op: "update", record: { kind: "item", id: "i2" }, set: { status: "done" } }] as const;
    platform.answer({
      preview_paste: () => ({ ...nothing, changes: [...changes], cells: 2, items: 1 }) as unknown as Paste,
    });
    await open();
    await goTo(2, "status");
    fireEvent.paste(cell(2, "status"), { clipboardData: { getData: () => "Done\tQ1" } });
    await waitFor(() => expect(asked("edit")).toHaveLength(1));
    expect(asked<object>("preview_paste")).toMatchObject([
      { line: 2, lines: 1, column: "status", columns: 1, text: "Done\tQ1" },
    ]);
    expect(asked<Edit>("edit")[0]).toEqual({ label: "Paste 2 cells in 1 item", changes });
  });

  it("change nothing where something cannot be read, unless that is wanted", async () => {
    const problem = {
      row: 2,
      record: null,
      title: "Work 3",
      column: "Status",
      value: "Almost",
      message: "This is not a status.",
      hint: "Write one of Idea, Planned.",
    };
    const changes = [{ op: "update", record: { kind: "item", id: "i2" }, set: { status: "done" } }];
    platform.answer({
      preview_paste: () =>
        ({ ...nothing, changes, cells: 1, items: 1, problems: [problem], problem_count: 1 }) as unknown as Paste,
    });
    const user = await open();
    await goTo(2, "status");
    fireEvent.paste(cell(2, "status"), { clipboardData: { getData: () => "Done\nAlmost" } });
    const dialog = await screen.findByRole("dialog");
    within(dialog).getByText("This is not a status.");
    within(dialog).getByText("Almost");
    expect(asked("edit")).toEqual([]);
    await user.click(within(dialog).getByRole("button", { name: "Change nothing" }));
    expect(asked("edit")).toEqual([]);

    fireEvent.paste(cell(2, "status"), { clipboardData: { getData: () => "Done\nAlmost" } });
    await user.click(await screen.findByRole("button", { name: "Paste the other 1 cell" }));
    await waitFor(() => expect(asked<Edit>("edit")[0]?.label).toBe("Paste 1 cell in 1 item"));
  });

  it("are told by where they were seen, so that the core can refuse others", async () => {
    const user = await open();
    await goTo(2, "status");
    await user.keyboard("{Control>}c{/Control} ");
    fireEvent.paste(cell(2, "status"), { clipboardData: { getData: () => "Done" } });
    await waitFor(() => expect(asked("preview_paste")).toHaveLength(1));
    for (const name of ["table_copy", "preview_paste", "table_ids"]) {
      expect(asked<object>(name), name).toMatchObject([{ seen: 7 }]);
    }
  });

  it("stay as they are where the clipboard does not take what is cut", async () => {
    platform.copyCells = async () => {
      throw { code: "io", message: "The clipboard is not to be had.", hint: null, record: null };
    };
    const user = await open();
    await goTo(2, "start");
    await user.keyboard("{Control>}x{/Control}");
    await screen.findByText("The clipboard is not to be had.");
    expect(asked("preview_paste")).toEqual([]);
    expect(asked("edit")).toEqual([]);
  });

  it("are emptied together", async () => {
    const user = await open();
    await goTo(2, "start");
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}{Delete}");
    expect(asked<object>("preview_paste")).toMatchObject([{ line: 2, lines: 2, column: "start", text: "" }]);
    await screen.findByText("That is what the cells say already.");
  });
});

describe("columns", () => {
  const last = () => asked<TablePartRequest>("table").at(-1)?.spec.table;

  it("sort by keys, the second after the first", async () => {
    const user = await open();
    await user.click(document.querySelector('[data-head="status"]') as Element);
    await user.keyboard("{ArrowRight}{Shift>}{Enter}{/Shift}");
    await waitFor(() =>
      expect(last()?.sort).toEqual([
        { field: "status", descending: false },
        { field: "progress", descending: false },
      ]),
    );
    expect(document.querySelector('[data-head="progress"]')?.getAttribute("aria-sort")).toBe("ascending");
  });

  it("move and grow by keys, and say so", async () => {
    const user = await open();
    await user.click(document.querySelector('[data-head="start"]') as Element);
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    screen.getByText("start is column 4 of 8");
    await user.keyboard("{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}");
    await waitFor(() => {
      const columns = last()?.columns ?? [];
      expect(columns[3]).toEqual({ field: "start", width: 128 });
    });
  });

  it("are chosen", async () => {
    const user = await open();
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(await screen.findByRole("checkbox", { name: "owner" }));
    await waitFor(() => expect(document.querySelector('[data-head="owner"]')).toBeNull());
  });
});

describe("groups", () => {
  it("say what their items come to, and fold", async () => {
    const group: TableLine = {
      line: "group",
      key: "status:done",
      title: "Done",
      record: null,
      hue: null,
      folded: false,
      sums: { ...SUMS, items: 2 },
    };
    lines = [group, line(0), line(1)];
    const user = await open();
    const grid = screen.getByRole("treegrid", { name: "Table" });
    const head = within(grid).getByText("Done").closest("[role=row]");
    expect(head?.getAttribute("aria-expanded")).toBe("true");
    within(head as HTMLElement).getByText("2 items");
    expect(cell(0, "effort").textContent).toBe("12");
    expect(cell(0, "effort").title).toContain("counts in its parts");
    await goTo(0, "title");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(asked<TablePartRequest>("table").at(-1)?.spec.folded).toEqual(["status:done"]));
  });
});
