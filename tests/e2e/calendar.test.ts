/** The calendar in the real window: a month opened by mouse and by keyboard, an item reached; kept as a saved view. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";
import { active, boxOf, goTo, reaches } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

/** The titles of the items that are named in the picture. */
async function named(): Promise<string[]> {
  return await app.run<string[]>(
    `return [...document.querySelectorAll('[role=treegrid] [data-key^="item:"] [role=gridcell]:first-child')]
       .map((cell) => cell.textContent);`,
  );
}

async function names(count: number): Promise<string[]> {
  await until(`${count} items are named`, async () => {
    const now = (await named()).length;
    if (now !== count) throw new Error(`${now} are`);
    return true;
  });
  return await named();
}

test("a month says what lands in it, opens by mouse and keyboard, and leads to an item", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Calendar");
  await app.waitForText("busiest week", "[role=treegrid]");
  expect(await named()).toEqual([]);

  // By mouse: open, another instead of it, closed.
  const middle = async (title: string) => {
    const { x, y, width, height } = await boxOf(app, title);
    return { x: x + width / 2, y: y + height / 2 };
  };
  await app.clickAt(await middle("February 2027: 4 items"));
  await names(4);
  await app.clickAt(await middle("January 2027: 8 items"));
  await names(8);
  await app.clickAt(await middle("January 2027: 8 items"));
  await names(0);

  // By keyboard: from the first year down to a month of the second, opened with Enter.
  await reaches(app, Key.home, /^2026: 1 item/);
  for (let n = 0; n < 12 && !(await active(app)).startsWith("January 2027"); n++) await app.type(Key.down);
  await reaches(app, Key.right, /^February 2027: 4 items/);
  await app.type(Key.enter);
  const february = await names(4);
  // What an item says of its end is in the month, and nothing finer than is known.
  const items = await app.call<{ title: string; end: string | null }[]>("items");
  for (const title of february) expect(items.find((item) => item.title === title)?.end).toMatch(/^2027-(02|W0[5-8])/);
  await reaches(app, Key.end, /^Later/);
  await app.type(Key.enter);
  const [later] = await names(1);
  await reaches(app, Key.end, new RegExp(`^${later}`));
  await app.type(Key.enter);
  await until("it is in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === arguments[0]", later),
  );

  // Weighed by effort and saved: there again when the file is opened the next time.
  await app.press("Weight");
  await app.press("Effort", "[role=listbox]");
  await app.waitForText("pm, 4 items", "[role=treegrid]");
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Landing");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("Landing", "nav");
  await app.stop();
  app = await App.start(["--today", TODAY, file]);
  await app.waitForText("Landing", "nav");
  await app.press("Landing", "nav");
  await app.waitForText("pm, 4 items", "[role=treegrid]");
  const views = await app.call<{ title: string; spec: { kind: string; weight: string } }[]>("views");
  expect(views.find((view) => view.title === "Landing")?.spec).toMatchObject({ kind: "calendar", weight: "effort" });
});
