import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Edit } from "../../bindings/Edit";
import type { MoveRequest } from "../../bindings/MoveRequest";
import { CoreProvider } from "../../domain/core";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { STATUS } from "../../testing/status";
import { farOf, farProblem } from "./far";
import MoveBy from "./MoveBy";

describe("how far", () => {
  it("is days, or months of the calendar", () => {
    expect(farOf(-2, "weeks")).toEqual({ days: -14 });
    expect(farOf(2, "quarters")).toEqual({ days: 0, months: 6 });
    expect(farProblem(1.5, "months")).toBe("Write a whole number of months.");
    expect(farProblem(0, "days")).toBe("Write a whole number of days.");
    expect(farProblem(41, "quarters")).toBe("No more than 40 quarters.");
    expect(farProblem(40, "quarters")).toBeNull();
  });
});

let platform: MemoryPlatform;
const onClose = vi.fn();

function preview({ items, days, months, along }: MoveRequest) {
  const far = months ? `${months} months` : `${days} days`;
  return {
    start: null,
    end: null,
    first_day: null,
    last_day: null,
    label: "",
    detail: along ? "“Tours” moves along." : "",
    moved: true,
    edit: `Move ${items.length} items ${far}`,
    changes: [{ op: "move" as const, items, days }],
    others: [],
    lines: [{ item: "a", title: "Gallery", from: "Mar 2027", to: far, along: false }],
  };
}

function edits(): Edit[] {
  return platform.calls.filter((call) => call.name === "edit").map((call) => call.request as Edit);
}

beforeEach(() => {
  // Nothing has a size without a layout: give the list a window's.
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  localStorage.clear();
  onClose.mockReset();
  platform = memoryPlatform({
    status: () => STATUS,
    preview_move: preview,
    edit: () => ({
      label: "Move",
      seq: 1,
      created: [],
      changed: [],
      removed: [],
      undo: { undo: "Move", redo: null, entries: 1 },
      revision: 1,
    }),
  });
});

describe("the dialogue", () => {
  it("says what would move before it moves, by keys, as one edit", async () => {
    render(
      <PlatformProvider platform={platform}>
        <ToastProvider>
          <CoreProvider>
            <MoveBy items={["a", "b"]} onClose={onClose} />
          </CoreProvider>
        </ToastProvider>
      </PlatformProvider>,
    );
    const user = userEvent.setup();
    await screen.findByText("Move 2 items 7 days.", {}, { timeout: 5000 });
    const field = screen.getByRole("textbox", { name: "How far" });
    await user.clear(field);
    await user.type(field, "x");
    expect(screen.getByText("Write a whole number of weeks.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Move" }).hasAttribute("disabled")).toBe(true);
    await user.clear(field);
    await user.type(field, "2");
    await user.click(screen.getByRole("radio", { name: "Earlier" }));
    await user.click(screen.getByRole("checkbox", { name: /Move what waits too/ }));
    await screen.findByText("Move 2 items -14 days. “Tours” moves along.");
    expect(edits()).toEqual([]);
    await user.click(field);
    await user.keyboard("{Enter}");
    expect(edits()).toEqual([
      { label: "Move 2 items -14 days", changes: [{ op: "move", items: ["a", "b"], days: -14 }] },
    ]);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });
});
