/** Moving by so many weeks or quarters, and the keys: from the roadmap, the list and the palette. */
import { afterEach, expect, test } from "vitest";
import { violations } from "./axe";
import { App, Key } from "./driver";
import { sample, TODAY } from "./files";
import { boxOf, goTo, inspect, settlesAt, take, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const ITEM = "Pricing experiments";

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

test("an item moves by quarters from the roadmap by keys alone, with what waits for it, as one edit", async () => {
  const file = sample();
  await open(file);
  const { x, y, height } = await boxOf(app, ITEM);
  await app.clickAt({ x: x + 12, y: y + height / 2 });

  // Alone first, left by Escape: nothing is made.
  await app.type("m");
  await app.waitForText("Nothing moves. Its dates are not known that precisely.", "[role=dialog]");
  await app.fill("How far", "5");
  await app.waitForText(`Move ${ITEM} to Feb – May 2027`, "[role=dialog]");
  expect(await violations(app, "everything")).toEqual([]);
  await app.type(Key.escape);
  await app.waitGone("[role=dialog]");
  await undoes(app, "Make the sample");

  // W: what waits moves along.
  await app.type("w");
  await app.waitForText("What waits moves along", "[aria-live=assertive]");
  await app.type("m");
  await app.waitFor("[role=dialog]");
  await app.press("Weeks", "[role=dialog]");
  await app.press("Quarters", "[role=listbox]");
  await app.fill("How far", "2");
  await app.waitForText(`Move ${ITEM} to Jul – Oct 2027`, "[role=dialog]");
  await app.waitForText("Plan advisor", "[role=dialog] section[aria-label='What moves']");
  await app.type(Key.enter);
  await app.waitGone("[role=dialog]");
  await settlesAt(app, ITEM, ["2027-07", "2027-10"]);
  await undoes(app, `Move ${ITEM} to Jul – Oct 2027 and 1 that waits`);
  await app.chord([Key.control], "z");
  await undoes(app, "Make the sample");
  await settlesAt(app, ITEM, ["2027-01", "2027-04"]);

  // The window keeps the choice for the next: put it back.
  await app.run(`document.querySelector("[role=treegrid]").focus()`);
  await app.type("w");
  await app.waitForText("What waits stays where it is", "[aria-live=assertive]");
});

test("the palette moves what is in the inspector, and shows all keys", async () => {
  await open(sample());
  await goTo(app, "Alignment");
  await inspect(app, ITEM);
  await take(app, "move by", "Move by days, weeks, months or quarters…");
  await app.waitForText("Nothing moves.", "[role=dialog]");
  await app.press("Earlier", "[role=dialog]");
  await app.press("Weeks", "[role=dialog]");
  await app.press("Months", "[role=listbox]");
  await app.waitForText(`Move ${ITEM} to Dec 2026 – Mar 2027`, "[role=dialog]");
  await app.press("Move", "[role=dialog]");
  await settlesAt(app, ITEM, ["2026-12", "2027-03"]);

  await take(app, "keyboard", "Keyboard shortcuts");
  await app.waitForText("Begin a link", "[role=dialog]");
  expect(await violations(app, "everything")).toEqual([]);
  await app.type(Key.escape);
  await app.waitGone("[role=dialog]");
  await goTo(app, "Roadmap");
  await app.waitFor("[role=treegrid] [data-key]");
  await app.run(`document.querySelector("[role=treegrid]").focus()`);
  await app.type("?");
  await app.waitForText("Move what waits too, or no longer", "[role=dialog]");
});
