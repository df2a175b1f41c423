/** The OKR tree in the real window: what is broken, cards by mouse and keyboard, folding, kept and exported; and no objectives. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { cli, folder, imported, sample, TODAY } from "./files";
import { boxOf, goTo, reaches } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function inInspector(title: string): Promise<void> {
  await until(`${title} is in the inspector`, () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === arguments[0]", title),
  );
}

test("scores say what they are the mean of, cards lead to objectives and fold, and a view of it is kept", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "OKR tree");
  await app.waitForText("score 0.62; mean of 2 key results", "[role=treegrid]");

  // By mouse: a key result leads to its objective.
  const { x, y, width, height } = await boxOf(app, "Time to first value");
  await app.clickAt({ x: x + width / 2, y: y + height / 2 });
  await inInspector("Cut onboarding to a day");

  // By keyboard: to the objective, to the sign beside it, and what is below is hidden and shown again.
  await reaches(app, Key.home, /^Win the mid-market/);
  await reaches(app, Key.right, /^Hide 2 key results/);
  await app.type(Key.enter);
  await app.waitForText("Show 2 key results", "[role=treegrid]");
  await until("its key results are gone", () =>
    app.run<boolean>("return !document.querySelector('[role=treegrid]').textContent.includes('Net revenue retention')"),
  );
  await app.type(Key.enter);
  await app.waitForText("Net revenue retention", "[role=treegrid]");

  await app.choose("Levels", "Topmost");
  await until("no key result is left", () =>
    app.run<boolean>("return !document.querySelector('[role=treegrid]').textContent.includes('Regulated ARR')"),
  );
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("What we want");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("What we want", "nav");
  const views = await app.call<{ title: string; spec: { kind: string; depth: number } }[]>("views");
  expect(views.find((view) => view.title === "What we want")?.spec).toMatchObject({ kind: "okr", depth: 1 });
  await app.stop();

  // The same without the window.
  const picture = join(folder(), "okr.svg");
  cli("export", file, picture, "--view", "What we want", "--depth", "2");
  expect(readFileSync(picture, "utf8")).toContain("Regulated ARR");
});

test("a plan without objectives is told what to do", async () => {
  app = await App.start(["--today", TODAY, imported("kubernetes-keps.csv")]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "OKR tree");
  await app.waitForText("No objectives yet", "main");
  await app.press("Add an objective", "main");
  await app.waitForText("Objectives", "main h1");
});
