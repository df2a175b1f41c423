/** The roadmap in the real window: seen, moved by mouse and by keyboard, undone, and there again after a restart. */
import { afterEach, expect, test } from "vitest";
import { App, Key, type Point, until } from "./driver";
import { sample, TODAY } from "./files";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

interface Box extends Point {
  w: number;
  h: number;
}

/** Where the picture draws a record, in CSS pixels of the page. */
async function box(title: string): Promise<Box> {
  let found: Box | null = null;
  await until(`${title} is drawn`, async () => {
    found = await app.run<Box | null>(
      `const row = [...document.querySelectorAll("[role=treegrid] [data-key]")]
         .find((row) => row.querySelector("[role=gridcell]").textContent === arguments[0]);
       if (!row) return null;
       const { x, y, width, height } = row.getBoundingClientRect();
       return { x, y, w: width, h: height };`,
      title,
    );
    return found !== null;
  });
  return found as unknown as Box;
}

async function dates(title: string): Promise<[string | null, string | null]> {
  const rows = await app.call<{ title: string; start: string | null; end: string | null }[]>("items");
  const row = rows.find((row) => row.title === title);
  if (!row) throw new Error(`there is no item ${title}`);
  return [row.start, row.end];
}

async function settles(title: string, expected: [string, string]): Promise<void> {
  await until(`${title} stands at ${expected}`, async () => (await dates(title)).join() === expected.join());
}

const ITEM = "Template gallery";

test("a bar is dragged to another month, undone, redone, and there after a restart", async () => {
  const file = sample();
  await open(file);
  expect(await dates(ITEM)).toEqual(["2027-03", "2027-06"]);
  const { x, y, h } = await box(ITEM);
  const grip = { x: x + 60, y: y + h / 2 };
  await app.drag(grip, [
    { x: grip.x + 30, y: grip.y },
    { x: grip.x + 58, y: grip.y },
  ]);
  await settles(ITEM, ["2027-04", "2027-07"]);
  await until("the bar is drawn where it is now", async () => (await box(ITEM)).x > x + 40);

  await app.chord([Key.control], "z");
  await settles(ITEM, ["2027-03", "2027-06"]);
  await app.chord([Key.control, Key.shift], "z");
  await settles(ITEM, ["2027-04", "2027-07"]);

  await app.stop();
  await open(file);
  await settles(ITEM, ["2027-04", "2027-07"]);
  await app.chord([Key.control], "z");
  await settles(ITEM, ["2027-03", "2027-06"]);
});

test("an end is dragged alone, and Escape leaves everything as it was", async () => {
  await open(sample());
  const { x, y, w, h } = await box(ITEM);
  const end = { x: x + w - 2, y: y + h / 2 };
  await app.drag(end, [
    { x: end.x + 30, y: end.y },
    { x: end.x + 58, y: end.y },
  ]);
  await settles(ITEM, ["2027-03", "2027-07"]);

  const now = await box(ITEM);
  const grip = { x: now.x + 60, y: now.y + now.h / 2 };
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
  await settles(ITEM, ["2027-03", "2027-07"]);
});

test("the keyboard moves and resizes what the mouse can", async () => {
  await open(sample());
  const { x, y, h } = await box(ITEM);
  await app.clickAt({ x: x + 60, y: y + h / 2 });
  await until("it is selected", () =>
    app.run<boolean>(
      `return [...document.querySelectorAll("[role=treegrid] [aria-selected=true]")].some((row) => row.textContent.includes(arguments[0]))`,
      ITEM,
    ),
  );
  await app.chord([Key.alt], Key.right);
  await settles(ITEM, ["2027-04", "2027-07"]);
  await app.chord([Key.alt, Key.shift], Key.right);
  await settles(ITEM, ["2027-04", "2027-08"]);
  await app.chord([Key.alt], Key.left);
  await settles(ITEM, ["2027-03", "2027-07"]);
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
