/** Finding a record and doing anything by a few letters, without the mouse. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";
import { take } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

test("records are found by letters of their titles, commands by theirs, and both by keys alone", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");

  await take(app, "template gal", "Template gallery");
  await app.waitForText("Roadmap item", "aside");
  expect(await app.run("return document.querySelector('aside h2 textarea').value")).toBe("Template gallery");
  await app.waitForText("Dana Osei", "aside section[aria-label=Thread]");

  for (const view of [
    "Throughline",
    "Objectives",
    "Strategy",
    "Items",
    "Leaders",
    "Products",
    "Alignment",
    "Roadmap",
  ]) {
    await take(app, `go ${view.toLowerCase()}`, `Go to ${view}`);
    await app.waitForText(view, "h1");
  }

  // What is not there yet can be made at once, and undone from the same place.
  await app.chord([Key.control], "k");
  await app.waitFor("[role=combobox]");
  await app.type("Zero-touch returns");
  await app.waitForText("New item “Zero-touch returns”", "[role=listbox]");
  await app.type(Key.enter);
  await app.waitGone("[role=combobox]");
  await until("it is there and in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === 'Zero-touch returns'"),
  );
  await take(app, "undo add", "Undo “Add item Zero-touch returns”");
  await until("it is gone", async () => (await app.call<{ items: number }>("summary")).items === 60);
  await take(app, "redo add", "Redo “Add item Zero-touch returns”");
  await until("it is back", async () => (await app.call<{ items: number }>("summary")).items === 61);

  await take(app, "appearance dark", "Appearance: dark");
  await until("it is dark", () => app.run<boolean>("return document.documentElement.dataset.theme === 'dark'"));

  await app.chord([Key.control], "k");
  await app.waitFor("[role=combobox]");
  await app.type(Key.down, Key.down, Key.escape);
  await app.waitGone("[role=combobox]");
  await app.waitForText("Roadmap", "h1");
});
