/** What a picture leaves out is said in plain words above it, kept in a view, and taken away where it is said. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

/** What stands above the picture, condition by condition. */
async function chips(): Promise<string[]> {
  return await app.run<string[]>(
    `return [...document.querySelectorAll("ul[aria-label='Only what'] li:not([aria-hidden])")].map((chip) => chip.innerText.trim())`,
  );
}

async function shows(title: string): Promise<boolean> {
  return await app.run<boolean>(
    `return [...document.querySelectorAll("[role=treegrid] [data-key]")].some((row) => row.textContent.startsWith(arguments[0]))`,
    title,
  );
}

test("conditions are told as chips, saved with a view, and taken away one by one", async () => {
  const file = sample();
  await open(file);
  expect(await chips()).toEqual([]);
  await app.press("Filter");
  await app.fill("Words", "template");
  await app.press("Hide what is done or dropped", "[role=dialog]");
  await app.type(Key.escape);
  await app.waitGone("[role=dialog]");
  await until("only what passes is shown", async () => !(await shows("In-app upgrades")));
  expect(await chips()).toEqual(["has “template”", "is not done or dropped"]);
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Templates");
  await app.press("Save", "[role=dialog]");
  await app.waitForText("Templates", "nav");

  await app.stop();
  await open(file);
  await app.press("Templates", "nav");
  await until("the view brings its conditions", async () => (await chips()).length === 2);
  await app.press("Take away: has “template”");
  await until("all but what is done is shown", () => shows("In-app upgrades"));
  expect(await chips()).toEqual(["is not done or dropped"]);
  await app.press("Take away: is not done or dropped");
  await until("nothing is left out", async () => (await chips()).length === 0);
});
