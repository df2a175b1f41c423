/** Words are found in the picture where they stand: lit, counted, and gone to, also where the picture is not in sight. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";
import { active } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const FIELD = "input[aria-label='Find in the picture']";

test("what is found is counted and gone to, one after the other, and Escape stays there", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  await app.chord([Key.control], "f");
  await app.waitFor(FIELD);
  await app.type("branch");
  await app.waitUntilText("they are counted", "search", (text) => /1 of \d+/.test(text));
  const counted = await app.text("search");
  const all = Number(/1 of (\d+)/.exec(counted)?.[1]);
  expect(all).toBeGreaterThan(1);
  await app.type(Key.enter);
  await app.waitUntilText("the next is gone to", "search", (text) => text.includes(`2 of ${all}`));
  await app.chord([Key.shift], Key.enter);
  await app.waitUntilText("and back", "search", (text) => text.includes(`1 of ${all}`));
  await app.type(Key.escape);
  await app.waitGone(FIELD);
  await until("the keyboard is on what was found", async () => /branch/i.test(await active(app)));

  await app.chord([Key.control], "f");
  await app.type("no such words");
  await app.waitUntilText("it is nowhere", "search", (text) => text.includes("nowhere"));
  await app.press("Stop finding");
  await app.waitGone(FIELD);
});
