/** The roadmap in the real window: seen, moved by mouse and by keyboard, undone, and there again after a restart. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";
import { boxOf, settlesAt } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

const ITEM = "Template gallery";

test("a bar is dragged to another month, undone, redone, and there after a restart", async () => {
  const file = sample();
  await open(file);
  await settlesAt(app, ITEM, ["2027-03", "2027-06"]);
  const { x, y, height: h } = await boxOf(app, ITEM);
  const grip = { x: x + 60, y: y + h / 2 };
  await app.drag(grip, [
    { x: grip.x + 30, y: grip.y },
    { x: grip.x + 58, y: grip.y },
  ]);
  await settlesAt(app, ITEM, ["2027-04", "2027-07"]);
  await until("the bar is drawn where it is now", async () => (await boxOf(app, ITEM)).x > x + 40);

  await app.chord([Key.control], "z");
  await settlesAt(app, ITEM, ["2027-03", "2027-06"]);
  await app.chord([Key.control, Key.shift], "z");
  await settlesAt(app, ITEM, ["2027-04", "2027-07"]);

  await app.stop();
  await open(file);
  await settlesAt(app, ITEM, ["2027-04", "2027-07"]);
  await app.chord([Key.control], "z");
  await settlesAt(app, ITEM, ["2027-03", "2027-06"]);
});

test("an end is dragged alone, and Escape leaves everything as it was", async () => {
  await open(sample());
  const { x, y, width: w, height: h } = await boxOf(app, ITEM);
  const end = { x: x + w - 2, y: y + h / 2 };
  await app.drag(end, [
    { x: end.x + 30, y: end.y },
    { x: end.x + 58, y: end.y },
  ]);
  await settlesAt(app, ITEM, ["2027-03", "2027-07"]);

  const now = await boxOf(app, ITEM);
  const grip = { x: now.x + 60, y: now.y + now.height / 2 };
  await app.drag(
    grip,
    [
      { x: grip.x + 40, y: grip.y },
      { x: grip.x + 120, y: grip.y },
    ],
    true,
  );
  await app.type(Key.escape);
  await app.release();
  await settlesAt(app, ITEM, ["2027-03", "2027-07"]);
});

test("the keyboard moves and resizes what the mouse can", async () => {
  await open(sample());
  const { x, y, height: h } = await boxOf(app, ITEM);
  await app.clickAt({ x: x + 60, y: y + h / 2 });
  await until("it is selected", () =>
    app.run<boolean>(
      `return [...document.querySelectorAll("[role=treegrid] [aria-selected=true]")].some((row) => row.textContent.includes(arguments[0]))`,
      ITEM,
    ),
  );
  await app.chord([Key.alt], Key.right);
  await settlesAt(app, ITEM, ["2027-04", "2027-07"]);
  await app.chord([Key.alt, Key.shift], Key.right);
  await settlesAt(app, ITEM, ["2027-04", "2027-08"]);
  await app.chord([Key.alt], Key.left);
  await settlesAt(app, ITEM, ["2027-03", "2027-07"]);
});

test("the picture is told to a screen reader, lane by lane", async () => {
  await open(sample());
  const told = await app.text("[role=treegrid]");
  const names = await app.run<string[]>(
    `return [...document.querySelectorAll("[role=treegrid] [aria-level='1']")].map((row) => row.textContent)`,
  );
  expect(names[0]).toContain("Self-serve growth");
  expect(told.length).toBeGreaterThan(0);
  const row = await app.run<string>(
    `return [...document.querySelectorAll("[role=treegrid] [data-key]")].find((row) => row.textContent.startsWith(arguments[0])).textContent`,
    ITEM,
  );
  expect(row).toMatch(/Mar – Jun 2027/);
  expect(row).toMatch(/Dana Osei/);
});
