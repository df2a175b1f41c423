import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import type { ExportRequest } from "../../bindings/ExportRequest";
import { CoreProvider } from "../../domain/core";
import { NavigationProvider } from "../../domain/navigation";
import { PicturesProvider } from "../../domain/pictures";
import { PlatformProvider } from "../../platform";
import { type MemoryPlatform, memoryPlatform } from "../../platform/memory";
import { ToastProvider } from "../../primitives/Toasts";
import { STATUS } from "../../testing/status";
import Export from "./Export";
import { sizeSaid, suggestedPath, withFormat } from "./options";

let platform: MemoryPlatform;

function Window() {
  const [isOpen, setOpen] = useState(true);
  return isOpen ? <Export onClose={() => setOpen(false)} /> : null;
}

async function open() {
  render(
    <PlatformProvider platform={platform}>
      <ToastProvider>
        <CoreProvider>
          <PicturesProvider>
            <NavigationProvider start="roadmap">
              <Window />
            </NavigationProvider>
          </PicturesProvider>
        </CoreProvider>
      </ToastProvider>
    </PlatformProvider>,
  );
  await vi.waitFor(() => expect(platform.calls.some(({ name }) => name === "status")).toBe(true));
  return userEvent.setup();
}

function asked(): ExportRequest | undefined {
  return platform.calls.findLast(({ name }) => name === "export")?.request as ExportRequest | undefined;
}

beforeEach(() => {
  localStorage.clear();
  platform = memoryPlatform({ status: () => STATUS, export: ({ path }) => ({ path, bytes: 84_120 }) });
});

it("saves the roadmap as it is set, and offers to show where", async () => {
  const user = await open();
  const reveal = vi.spyOn(platform, "reveal");
  platform.chosen = ["/tmp/Board"];
  await user.click(screen.getByRole("radio", { name: "Dark" }));
  await user.click(screen.getByRole("button", { name: "Save as…" }));
  await screen.findByText("Saved Board.pdf, 84 KB.");
  expect(asked()).toMatchObject({
    path: "/tmp/Board.pdf",
    spec: { kind: "roadmap", selected: [], width: 0 },
    options: { format: "pdf", page: "a4", theme: "dark", width: null, transparent: false },
  });
  await user.click(screen.getByRole("button", { name: "Show in folder" }));
  expect(reveal).toHaveBeenCalledWith("/tmp/Board.pdf");
});

it("offers for each format what it can do, and takes a width of pixels only", async () => {
  const user = await open();
  await user.click(screen.getByRole("radio", { name: "PNG" }));
  expect(screen.queryByText("Page")).toBeNull();
  await user.type(screen.getByRole("textbox", { name: "Width in pixels" }), "wide");
  expect(screen.getByRole("button", { name: "Save as…" }).hasAttribute("disabled")).toBe(true);
  await user.clear(screen.getByRole("textbox", { name: "Width in pixels" }));
  await user.type(screen.getByRole("textbox", { name: "Width in pixels" }), "3840");
  platform.chosen = ["/tmp/Board.PNG"];
  await user.click(screen.getByRole("button", { name: "Save as…" }));
  await screen.findByText(/^Saved/);
  expect(asked()).toMatchObject({ path: "/tmp/Board.PNG", options: { format: "png", width: 3840 } });
});

it("saves slides in the shape that is chosen, and remembers it", async () => {
  const user = await open();
  await user.click(screen.getByRole("radio", { name: "Slides" }));
  expect(screen.queryByRole("checkbox")).toBeNull();
  await user.click(screen.getByRole("radio", { name: "Standard, 4:3" }));
  platform.chosen = ["/tmp/Board"];
  await user.click(screen.getByRole("button", { name: "Save as…" }));
  await screen.findByText(/^Saved/);
  expect(asked()).toMatchObject({ path: "/tmp/Board.pptx", options: { format: "pptx", slide: "4:3" } });
});

it("does nothing where the user thinks better of it, and stays with what went wrong", async () => {
  const user = await open();
  await user.click(screen.getByRole("button", { name: "Save as…" }));
  expect(asked()).toBeUndefined();
  platform.answer({
    export: () => {
      throw { code: "io", message: "Could not write the file.", hint: "Choose another folder.", record: null };
    },
  });
  platform.chosen = ["/nowhere/Board.pdf"];
  await user.click(screen.getByRole("button", { name: "Save as…" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Could not write the file.Choose another folder.");
});

it("saves the cells of a table, which other pictures do not have", async () => {
  const user = await open();
  expect(screen.queryByRole("radio", { name: "CSV" })).toBeNull();
  await user.click(screen.getByRole("button", { name: /Picture/ }));
  await user.click(screen.getByRole("option", { name: "Table" }));
  await user.click(screen.getByRole("radio", { name: "CSV" }));
  expect(screen.queryByRole("radio", { name: "Dark" })).toBeNull();
  platform.answer({ export_seen: ({ path }) => ({ path, bytes: 2_000 }) });
  platform.chosen = ["/tmp/Board"];
  await user.click(screen.getByRole("button", { name: "Save as…" }));
  await screen.findByText("Saved Board.csv, 2 KB.");
  const written = platform.calls.find(({ name }) => name === "export_seen");
  expect(written?.request).toMatchObject({ path: "/tmp/Board.csv", spec: { kind: "table" } });
});

it("names the file after the workspace and the picture", () => {
  expect(suggestedPath("/home/me/H.throughline", "Harbour 2027", "roadmap", "svg")).toBe(
    "/home/me/Harbour 2027, roadmap.svg",
  );
  expect(suggestedPath("C:\\Plans\\H.throughline", "A/B: plan", "throughline", "pdf")).toBe(
    "C:\\Plans\\A B plan, throughline.pdf",
  );
  expect(withFormat("/a/Board.pdf", "png")).toBe("/a/Board.pdf.png");
  expect([900, 84_120, 1_240_000].map(sizeSaid)).toEqual(["1 KB", "84 KB", "1.2 MB"]);
});
