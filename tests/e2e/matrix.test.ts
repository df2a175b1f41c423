/** The matrix in the real window: items scored anew by keyboard and by mouse, from the tray too, stored as one edit each. */
import { afterEach, expect, test } from "vitest";
import { App, Key, type Point, until } from "./driver";
import { sample, TODAY } from "./files";
import { boxOf, goTo, itemOf, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

interface Scored {
  value: number | null;
  effort: number | null;
}

/** What the core has of an item on the two axes. */
async function scored(title: string): Promise<Scored> {
  const { id } = await itemOf(app, title);
  const { record } = await app.call<{ record: { scores: { value?: number }; effort: number | null } }>("record", {
    kind: "item",
    id,
  });
  return { value: record.scores.value ?? null, effort: record.effort };
}

async function settles(title: string, what: (now: Scored) => boolean): Promise<Scored> {
  let now: Scored = { value: null, effort: null };
  await until(`${title} is scored anew`, async () => {
    now = await scored(title);
    if (!what(now)) throw new Error(`it is at ${JSON.stringify(now)}`);
    return true;
  });
  return now;
}

async function middle(title: string): Promise<Point> {
  const { x, y, width, height } = await boxOf(app, title);
  return { x: x + width / 2, y: y + height / 2 };
}

const DOT = "Import from spreadsheets";
const CHIP = "Spend alerts";

test("items are scored anew by keyboard and by mouse, and stay so", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Matrix");
  await app.waitForText("high value, low effort", "[role=treegrid]");
  const before = await scored(DOT);

  // By keyboard: a step less effort, said aloud, one edit.
  await app.clickAt(await middle(DOT));
  await app.chord([Key.alt], Key.left);
  const less = await settles(DOT, ({ effort }) => effort !== null && effort < (before.effort ?? 0));
  expect(less.value).toBe(before.value);
  await app.waitUntilText("it is said", "[role=status]", (said) => said.startsWith(`${DOT}: Value`));
  await app.chord([Key.control], "z");
  await settles(DOT, ({ effort }) => effort === before.effort);

  // By mouse: Escape leaves all as it was, letting go does not.
  const from = await middle(DOT);
  const to = { x: from.x - 120, y: from.y + 90 };
  await app.drag(from, [{ x: from.x - 60, y: from.y + 40 }, to], true);
  await app.type(Key.escape);
  await app.release();
  expect(await scored(DOT)).toEqual(before);
  await app.drag(from, [{ x: from.x - 60, y: from.y + 40 }, to]);
  const after = await settles(DOT, ({ effort }) => effort !== before.effort);
  expect(after.effort).toBeLessThan(before.effort ?? 0);
  expect(after.value).toBeLessThan(before.value ?? 0);

  // What has no score gets both where it is dropped, in one edit that one undo takes back.
  expect((await scored(CHIP)).value).toBeNull();
  const free = await middle(DOT);
  await app.drag(await middle(CHIP), [
    { x: free.x + 60, y: free.y - 120 },
    { x: free.x + 60, y: free.y - 150 },
  ]);
  const given = await settles(CHIP, ({ value, effort }) => value !== null && effort !== null);
  await undoes(app, `Score ${CHIP}: Value ${given.value}, effort ${given.effort}`);

  // Another axis, kept as a view.
  await app.press("Up");
  await app.press("Reach", "[role=listbox]");
  await app.waitForText("high reach, low effort", "[role=treegrid]");
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Reach for it");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("Reach for it", "nav");

  await app.stop();
  app = await App.start(["--today", TODAY, file]);
  await app.waitForText("Reach for it", "nav");
  expect(await scored(DOT)).toEqual(after);
  expect(await scored(CHIP)).toEqual(given);
  await app.press("Reach for it", "nav");
  await app.waitForText("high reach, low effort", "[role=treegrid]");
});
