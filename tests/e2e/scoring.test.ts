/** How items are scored: tried by mouse and by keys, the order following at once, kept as one edit or not at all. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { violations } from "./axe";
import { App, Key, until } from "./driver";
import { ask, folder, sample, TODAY } from "./files";
import { drop } from "./native";
import { goTo, take, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

/** The first titles of the order that is being tried. */
async function order(): Promise<string[]> {
  return await app.run<string[]>(
    `return [...document.querySelectorAll("[role=dialog] [data-ranked=true]")].slice(0, 3).map((line) => line.querySelector("span:nth-of-type(4)").textContent);`,
  );
}

async function startsWith(expected: string[]): Promise<void> {
  await until(`the order starts with ${expected}`, async () => {
    const shown = await order();
    if (shown.join() !== expected.join()) throw new Error(`it starts with ${shown}`);
    return true;
  });
}

interface Settings {
  stored: { method: string } | null;
}

test("a weight that moves flips the order at once; Escape leaves all as it was; what is kept is one edit", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Items");
  await app.press("Scoring");
  await app.waitForText("items have a place, as it is now", "[role=dialog]");
  expect(await violations(app, "everything")).toEqual([]);

  // By the mouse: another method. Its order follows, nothing is stored.
  await app.press("WSJF (SAFe)", "[role=dialog]");
  await app.waitForText("Business value + time criticality", "[role=dialog]");
  await app.type(Key.escape);
  await app.waitGone("[role=dialog]");
  await undoes(app, "Make the sample");

  // By keys alone: the palette, the arrows between methods, a criterion, a weight.
  await take(app, "scored", "How items are scored…");
  await app.waitFor("[role=dialog]");
  await app.run("document.querySelector('[role=dialog] input[type=radio]:checked').focus()");
  await app.type(Key.up);
  await app.waitForText("Add a criterion", "[role=dialog]");
  await app.run("document.querySelector('[data-add]').focus()");
  await app.type(Key.enter);
  await app.waitForText("New criterion", "[role=menu]");
  await app.type(Key.enter);
  await until("its name is typed next", () =>
    app.run<boolean>(
      `return document.activeElement?.closest("[data-criterion]") !== null && document.activeElement.value === "";`,
    ),
  );
  await app.type("Delight");
  await app.waitForText("1 × Delight", "[role=dialog]");
  expect(await violations(app, "everything")).toEqual([]);
  await app.press("Remove Delight; items keep its numbers", "[role=dialog]");
  await until("the order is there", async () => (await order()).length === 3);
  const even = await order();
  const EASE = 3;
  await app.run(`document.querySelector('[data-criterion]:nth-child(${EASE}) input[type=range]').focus()`);
  await app.type(Key.end);
  await until("the order follows", async () => (await order()).join() !== even.join());
  const flipped = await order();
  expect((await app.call<Settings>("ranking", {})).stored?.method).toBe("rice");
  await app.press("Keep", "[role=dialog]");
  await app.waitGone("[role=dialog]");
  await undoes(app, "Score items by Weighted scorecard");

  // What is kept is in the file, and one undo takes it back.
  const ranked = () => ask<{ method: string; ranked: { title: string }[] }>("rank", file);
  expect(
    ranked()
      .ranked.slice(0, 3)
      .map(({ title }) => title),
  ).toEqual(flipped);
  await app.chord([Key.control], "z");
  await undoes(app, "Make the sample");
  await app.chord([Key.control, Key.shift], "z");
  await undoes(app, "Score items by Weighted scorecard");
  await app.press("Scoring");
  await startsWith(flipped);
});

test("the table of items carries the scores, and brings them back into the window", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  const table = join(folder(), "items.csv");
  await app.call("export_table", { path: table, table: "items" });
  const text = readFileSync(table, "utf8");
  expect(text.split("\n")[0]).toContain(",Reach,Impact,");
  expect(text.split("\n")[0]).toContain(",Score: Strategic fit,");

  // Untouched, it changes nothing; with another reach, only that.
  await drop(app, [table]);
  await app.waitForText("Reach", "[role=dialog]");
  await app.waitForText("Impact, RICE", "[role=dialog]");
  await app.waitForText("Nothing to import", "[role=dialog]");
  expect(await violations(app, "everything")).toEqual([]);
  await app.type(Key.escape);
  await app.waitGone("[role=dialog]");
  writeFileSync(table, text.replace(",2060,2,", ",9999,2,"));
  await drop(app, [table]);
  await app.waitForText("Import 1 record", "[role=dialog]");
  await app.press("Import 1 record", "[role=dialog]");
  await app.waitGone("[role=dialog]");
  await until("the score is there", async () => {
    const rows = await app.call<{ title: string; scores: { [key: string]: number } }[]>("items");
    return rows.find(({ title }) => title === "Template gallery")?.scores.reach === 9999;
  });
});
