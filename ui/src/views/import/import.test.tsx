import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { ImportRequest } from "../../bindings/ImportRequest";
import type { ImportTable } from "../../bindings/ImportTable";
import type { Outcome } from "../../bindings/Outcome";
import { CoreProvider } from "../../domain/core";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { STATUS } from "../../testing/status";
import Import from "./Import";

const OUTCOME: Outcome = {
  label: "Import 42 items from goals.csv",
  seq: 1,
  created: [],
  changed: [],
  removed: [],
  undo: { undo: "Import 42 items from goals.csv", redo: null, entries: 1 },
  revision: 1,
};

const GOALS: ImportTable = {
  file: "goals.csv",
  sheet: null,
  sheets: [],
  format: "table",
  encoding: "utf-8",
  delimiter: ",",
  header_row: 1,
  rows: 42,
  as: "items",
  columns: [
    {
      position: 0,
      name: "Goal",
      field: "title",
      chosen: false,
      date_order: null,
      filled: 42,
      samples: ["Const generics"],
    },
    {
      position: 1,
      name: "Due",
      field: "end",
      chosen: false,
      date_order: "day_first",
      filled: 40,
      samples: ["03/12/2026", "04/12/2026"],
    },
  ],
  types: [{ value: "Roadmap", target: "item", rows: 3 }],
  decisions: [{ column: "Due", message: "Day first, because of 31/12/2026." }],
};

const PREVIEW: ImportPreview = {
  tables: [GOALS],
  created: { item: 42, leader: 31 },
  updated: {},
  unchanged: {},
  records: [
    { kind: "item", id: "1", title: "Const generics", action: "created", fields: [], table: 0, line: 2 },
    {
      kind: "objective",
      id: "2",
      title: "Beyond the &",
      action: "updated",
      fields: ["title", "serves"],
      table: 0,
      line: 3,
    },
  ],
  problems: [
    {
      severity: "warning",
      file: "goals.csv",
      line: 127,
      column: "Objective",
      value: "Flexible, fast(er) builds",
      message: "There is no objective “Flexible, fast(er) builds”. The item is imported without it.",
    },
  ],
  edit: { changes: [] },
};

let platform: MemoryPlatform;

function Window({ files }: { files: string[] }) {
  const [isOpen, setOpen] = useState(true);
  return isOpen ? <Import files={files} onClose={() => setOpen(false)} /> : null;
}

function open(files = ["/goals.csv"]) {
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <Window files={files} />
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  return userEvent.setup();
}

/** What the core was asked last. */
function asked(name: "import_preview" | "import_apply" = "import_preview"): ImportRequest {
  return platform.calls.findLast((call) => call.name === name)?.request as ImportRequest;
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  platform = memoryPlatform({
    status: () => ({ ...STATUS, empty: true, revision: 1 }),
    import_preview: () => PREVIEW,
    import_apply: () => ({
      created: { item: 42, leader: 31 },
      updated: {},
      unchanged: {},
      problems: [],
      outcome: OUTCOME,
    }),
    undo: () => ({ ...OUTCOME, label: "Undo" }),
  });
});

it("says what would happen before anything does, then does it, with one undo", async () => {
  const user = open();
  await screen.findByText("42 items and 31 leaders");
  expect(platform.calls.some((call) => call.name === "import_apply")).toBe(false);
  await user.click(screen.getByRole("button", { name: "Import 73 records" }));
  expect(asked("import_apply")).toEqual({ files: ["/goals.csv"], options: { mappings: [{}] } });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(await screen.findByText("Undo"));
  await waitFor(() => expect(platform.calls.some((call) => call.name === "undo")).toBe(true));
});

it("asks anew with what one says about columns, and holds on to what the rows are", async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Goal means Title" }));
  await user.type(screen.getByRole("combobox"), "descr{Enter}");
  await waitFor(() =>
    expect(asked().options?.mappings).toEqual([
      { as: "items", columns: [{ name: "Goal", position: 0, field: "description" }] },
    ]),
  );
});

it("lets one decide which of day and month comes first, and what a type becomes", async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: /How Due writes dates/ }));
  await user.click(await screen.findByRole("option", { name: /Month first/ }));
  await waitFor(() => expect(asked().options?.mappings?.[0]?.columns?.[0]?.date_order).toBe("month_first"));
  await user.click(await screen.findByRole("button", { name: /What Roadmap becomes/ }));
  await user.click(await screen.findByRole("option", { name: "Objective" }));
  await waitFor(() =>
    expect(asked().options?.mappings?.[0]?.types).toEqual([{ value: "Roadmap", target: "objective" }]),
  );
});

it("names each problem with its line and what is done about it, and each record with its changes", async () => {
  const user = open();
  await user.click(await screen.findByRole("tab", { name: /Problems/ }));
  expect(await screen.findByText(/The item is imported without it/)).toBeDefined();
  expect(screen.getByText(/goals.csv · line 127 · Objective/)).toBeDefined();
  await user.click(screen.getByRole("tab", { name: /Records/ }));
  expect(await screen.findByText("title, what it serves")).toBeDefined();
});

it("leaves out a file that cannot be read, and goes on with the others", async () => {
  platform.answer({
    import_preview: ({ files }) => {
      if (!files.includes("/photo.jpg")) return PREVIEW;
      throw {
        code: "unreadable",
        message: "photo.jpg: this is a picture.",
        hint: "Save the plan as CSV and import that.",
        record: null,
      };
    },
  });
  const user = open(["/photo.jpg", "/goals.csv"]);
  await screen.findByText("photo.jpg: this is a picture.");
  expect(screen.getByText("Save the plan as CSV and import that.")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Leave out photo.jpg" }));
  await screen.findByText("42 items and 31 leaders");
});

it("stays open and says so where the import fails", async () => {
  platform.answer({
    import_apply: () => {
      throw { code: "io", message: "There is no room left on the disk.", hint: null, record: null };
    },
  });
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Import 73 records" }));
  expect((await screen.findByRole("alert")).textContent).toContain("no room left");
  expect(screen.getByRole("dialog")).toBeDefined();
});

it("has nothing to import where the plan has it all", async () => {
  platform.answer({ import_preview: () => ({ ...PREVIEW, created: {}, unchanged: { item: 42 } }) });
  open();
  const button = await screen.findByRole("button", { name: "Nothing to import" });
  expect(button.hasAttribute("disabled")).toBe(true);
});
