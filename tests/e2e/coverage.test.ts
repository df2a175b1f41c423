/** The coverage matrix in the real window: what stands out, a pair that leads to its record, columns by mouse and keyboard, kept. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";
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

test("gaps are named, pairs and columns lead to their records, and a view of it is kept", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Coverage");
  await app.waitForText("All work", "[role=treegrid]");
  // What nothing serves, and what serves nothing, is said and not only drawn.
  await app.waitForText("a strategy, but no work yet", "[role=treegrid]");
  await app.waitForText("serves none", "[role=treegrid]");

  // By mouse: a pair leads to its column.
  const { x, y, width, height } = await boxOf(app, "Win the mid-market × Self-serve growth");
  await app.clickAt({ x: x + width / 2, y: y + height / 2 });
  await inInspector("Self-serve growth");

  // By keyboard: from the first column along the row of all work, and down.
  await reaches(app, Key.home, /^Self-serve growth: /);
  await reaches(app, Key.down, /^Win the mid-market × Self-serve growth/);
  await reaches(app, Key.right, /^Win the mid-market × /);
  await app.type(Key.enter);
  await until("another strategy is in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value !== 'Self-serve growth'"),
  );

  // Thirty-nine topmost items are folded by product; one product is opened.
  await app.choose("Columns", "Topmost items");
  await app.waitForText("Harbour Connect: ", "[role=treegrid]");
  const product = await boxOf(app, "Harbour Dispatch: 103 pm");
  await app.clickAt({ x: product.x + product.width / 2, y: product.y + product.height / 2 });
  await app.waitForText("unfolded", "[role=treegrid]");

  await app.choose("Columns", "Leaders");
  await app.waitForText("Mira Kaplan: ", "[role=treegrid]");
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Who covers what");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("Who covers what", "nav");
  await app.stop();
  app = await App.start(["--today", TODAY, file]);
  await app.waitForText("Who covers what", "nav");
  await app.press("Who covers what", "nav");
  await app.waitForText("Mira Kaplan: ", "[role=treegrid]");
  const views = await app.call<{ title: string; spec: { kind: string; against: string } }[]>("views");
  expect(views.find((view) => view.title === "Who covers what")?.spec).toMatchObject({
    kind: "coverage",
    against: "leader",
  });
});
