/** Who sees what: a record is kept back, the plan is seen and handed on as a customer sees it, and it is decided anew. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { violations } from "./axe";
import { App, Key, until } from "./driver";
import { cli, folder, sample, TODAY } from "./files";
import { answerDialog } from "./native";
import { goTo, inspect, itemOf, settlesAt, take, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const SECRET = "Spend alerts";
const OPEN = "Template gallery";
const TOLD = "Ready-made templates";
const mark = "main > [role=status]";
const DIALOG = "[role=dialog]";

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

/** Waits until what is shown names an item, or no longer does. */
async function shows(title: string, is: boolean): Promise<void> {
  await until(`${title} is ${is ? "" : "not "}shown`, async () => {
    const text = await app.run<string>("return document.querySelector('main').textContent");
    return text.includes(title) === is;
  });
}

test("a plan is seen and handed on as a customer sees it, and given back whole", async () => {
  const file = sample();
  await open(file);
  await inspect(app, SECRET);
  await app.press("Confidential, with everything below it", "aside");
  await undoes(app, `Make ${SECRET} confidential`);
  await inspect(app, OPEN);
  await app.run("document.querySelector('aside textarea[aria-label=\"Public title\"]').focus()");
  await app.type(TOLD);
  await app.run("document.activeElement.blur()");
  await undoes(app, `Change the public title of ${OPEN}`);
  await shows(SECRET, true);

  await take(app, "see plan as customer", "See the plan as Customer");
  await app.waitForText("As Customer sees it", mark);
  await shows(SECRET, false);
  await shows(TOLD, true);
  await settlesAt(app, TOLD, ["2027-Q1", "2027-Q2"]);
  expect(await violations(app)).toEqual([]);
  await goTo(app, "Table");
  await shows(TOLD, true);
  await shows(SECRET, false);
  await app.chord([Key.control], "k");
  await app.waitFor("[role=combobox]");
  await app.type("spend");
  await app.waitUntilText("nothing is found", "[role=dialog]", (text) => !text.includes(SECRET));
  await app.type(Key.escape);
  await app.waitGone("[role=combobox]");
  const { undo } = await app.call<{ undo: { undo: string | null } }>("status");
  expect(undo.undo).toBeNull();

  // What is exported from here is for whom it is seen.
  await goTo(app, "Roadmap");
  await app.chord([Key.control], "e");
  await app.press("SVG", DIALOG);
  await app.press("Save as…", DIALOG);
  const path = join(folder(), "Customer.svg");
  await answerDialog("Export the picture", path);
  await app.waitForText("Saved Customer.svg");
  const svg = readFileSync(path, "utf8");
  expect(svg).toContain("For Customer");
  expect(svg).toContain(TOLD);
  for (const secret of [SECRET, OPEN, "Dana Osei", "Job types, checklists"]) {
    expect(svg).not.toContain(secret);
  }

  await app.press("Back to the whole plan", mark);
  await app.waitGone(mark);
  await inspect(app, SECRET);
  expect((await itemOf(app, OPEN)).end).toMatch(/^2027-0/);
});

test("what an audience sees is decided in the window, counted at once, and kept", async () => {
  const file = sample();
  await open(file);
  await take(app, "who sees", "Who sees what…");
  await app.waitForText("Sees ", DIALOG);
  await app.choose("Executive", "Customer");
  await app.waitForText("are only ideas", DIALOG);
  await app.press("Items that are only ideas", DIALOG);
  await app.waitUntilText("ideas are seen", DIALOG, (text) => text.includes("Sees 60 of 60 items."));
  await app.choose("In quarters", "In half-years");
  expect(await violations(app)).toEqual([]);
  await app.press("See the plan so", DIALOG);
  await app.waitGone(DIALOG);
  await app.waitForText("As Customer sees it", mark);
  await settlesAt(app, OPEN, ["2027-H1", "2027-H1"]);

  await app.stop();
  expect(cli("summary", file, "--audience", "customer")).toMatch(/60\s+items/);
  await open(file);
  await take(app, "see plan as customer", "See the plan as Customer");
  await settlesAt(app, OPEN, ["2027-H1", "2027-H1"]);
  await app.press("Back to the whole plan", mark);
  await app.waitGone(mark);
  await undoes(app, "Decide what Customer sees");
});
