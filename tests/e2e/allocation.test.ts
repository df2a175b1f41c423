/** The allocation in the real window: what stands out, where numbers come from, rows by mouse and keyboard, kept and exported. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { cli, folder, sample, TODAY } from "./files";
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

test("the largest misfit is said, numbers say where they come from, and a view of it is kept", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Allocation");
  await app.waitForText("Weight-effort fit 90%", "[role=treegrid]");
  await app.waitForText("“Open the platform” gets 8 points too much", "[role=treegrid]");
  // The same number as in the alignment, with its parts.
  await app.waitForText("1 − ½ × (2 + 3 + 2 + 8 + 5) points", "[role=treegrid]");

  // By mouse: a row leads to its objective.
  const { x, y, width, height } = await boxOf(app, "Open the platform");
  await app.clickAt({ x: x + width / 2, y: y + height / 2 });
  await inInspector("Open the platform");

  // By keyboard: along the row of numbers, each with its denominator, and to another objective.
  await reaches(app, Key.home, /^Weight-effort fit/);
  await reaches(app, Key.down, /^Win the mid-market/);
  await reaches(app, Key.right, /^Win the mid-market: target 35%.*35 of 100/);
  await reaches(app, Key.right, /^Win the mid-market: planned 37%.* of 156 pm/);
  await app.type(Key.enter);
  await inInspector("Win the mid-market");

  await app.choose("Group by", "Strategy");
  await app.waitForText("Fit with the targets", "[role=treegrid]");
  await app.choose("Group by", "Quarter");
  await app.waitForText("Targets are kept for objectives and strategies", "[role=treegrid]");
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Where effort goes");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("Where effort goes", "nav");
  const views = await app.call<{ title: string; spec: { kind: string; share_by: string } }[]>("views");
  expect(views.find((view) => view.title === "Where effort goes")?.spec).toMatchObject({
    kind: "allocation",
    share_by: "quarter",
  });
  await app.stop();

  // The same without the window.
  const picture = join(folder(), "allocation.svg");
  cli("export", file, picture, "--view", "Where effort goes", "--share-by", "objective");
  expect(readFileSync(picture, "utf8")).toContain("8 points too much");
});
