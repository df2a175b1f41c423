import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { Edit } from "../../bindings/Edit";
import type { SavedView } from "../../bindings/SavedView";
import { CoreProvider } from "../../domain/core";
import { NavigationProvider, useNavigation } from "../../domain/navigation";
import { PicturesProvider, usePicture } from "../../domain/pictures";
import { whole } from "../../domain/specs";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { STATUS } from "../../testing/status";
import { SavedViews } from "./SavedViews";
import { SaveView, usePictureTitle } from "./SaveView";

const KANBAN: SavedView = {
  id: "v1",
  title: "Kanban",
  position: 3,
  spec: whole({ kind: "board", columns: "status" }),
};

let platform: MemoryPlatform;

/** A board without its picture: what it is called, how it is set, and a way to set it otherwise. */
function Board() {
  const [spec, set] = usePicture("board");
  const { go } = useNavigation();
  return (
    <main>
      <h1>{usePictureTitle("board", "Board")}</h1>
      <p data-testid="columns">{spec.columns}</p>
      <button type="button" onClick={() => set({ columns: "owner" })}>
        By owner
      </button>
      <button type="button" onClick={() => go("board")}>
        Plain board
      </button>
      <SaveView kind="board" />
      <SavedViews narrow={false} />
    </main>
  );
}

async function open() {
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <PicturesProvider>
            <NavigationProvider start="board">
              <Board />
            </NavigationProvider>
          </PicturesProvider>
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  await screen.findByRole("button", { name: "Kanban" });
  return userEvent.setup();
}

const title = () => screen.getByRole("heading", { level: 1 }).textContent;
const columns = () => screen.getByTestId("columns").textContent;

function made(): Edit[] {
  return platform.calls.filter(({ name }) => name === "edit").map(({ request }) => request as Edit);
}

beforeEach(() => {
  localStorage.clear();
  platform = memoryPlatform({
    status: () => STATUS,
    views: () => [KANBAN],
    edit: () => ({ label: "", revision: 1, entry: null, changed: [] }) as never,
  });
});

it("opens a saved view and leaves the picture as it was set last alone", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Kanban" }));
  expect(title()).toBe("Kanban");
  expect(columns()).toBe("status");
  await user.click(screen.getByRole("button", { name: "By owner" }));
  expect(columns()).toBe("owner");
  await user.click(screen.getByRole("button", { name: "Plain board" }));
  expect(title()).toBe("Board");
  expect(columns()).toBe("horizon");
  expect(made()).toEqual([]);
});

it("saves what was changed in it, or goes back to what was saved", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Kanban" }));
  await user.click(screen.getByRole("button", { name: "By owner" }));
  await user.click(screen.getByRole("button", { name: "View, changed" }));
  await user.click(screen.getByRole("menuitem", { name: "Save the changes" }));
  const [edit] = made();
  expect(edit?.label).toBe("Save the view Kanban");
  expect(edit?.changes).toMatchObject([
    { op: "update", record: { kind: "view", id: "v1" }, set: { spec: { kind: "board", columns: "owner", width: 0 } } },
  ]);
  await user.click(screen.getByRole("button", { name: "View, changed" }));
  await user.click(screen.getByRole("menuitem", { name: "Back to what was saved" }));
  expect(columns()).toBe("status");
});

it("saves under a name of its own, once", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Save view" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), "kanban");
  within(dialog).getByText("There is a view of that name already.");
  expect(within(dialog).getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled).toBe(true);
  await user.type(within(dialog).getByRole("textbox", { name: "Name" }), " of ours{Enter}");
  await vi.waitFor(() => expect(made()).toHaveLength(1));
  expect(made()[0]?.changes).toMatchObject([
    { op: "create", record: { kind: "view", title: "kanban of ours", position: 4, spec: { kind: "board" } } },
  ]);
});

it("renames and deletes from the list", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "More about Kanban" }));
  await user.click(screen.getByRole("menuitem", { name: "Rename…" }));
  const name = await screen.findByRole("textbox", { name: "Name" });
  await user.clear(name);
  await user.type(name, "By status{Enter}");
  await vi.waitFor(() => expect(made()).toHaveLength(1));
  expect(made()[0]?.changes).toMatchObject([{ op: "update", set: { title: "By status" } }]);
  await user.click(screen.getByRole("button", { name: "More about Kanban" }));
  await user.click(screen.getByRole("menuitem", { name: "Delete" }));
  await vi.waitFor(() => expect(made()).toHaveLength(2));
  expect(made()[1]?.changes).toEqual([{ op: "delete", record: { kind: "view", id: "v1" } }]);
});
