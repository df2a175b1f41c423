/** The board in the real window: a card moved by keyboard and by mouse, stored; and a view saved for the next time. */
import { afterEach, expect, test } from "vitest";
import { App, Key, type Point, until } from "./driver";
import { sample, TODAY } from "./files";
import { goTo } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function bucket(title: string): Promise<string | null> {
  const rows = await app.call<{ title: string; bucket: string | null }[]>("items");
  return rows.find((row) => row.title === title)?.bucket ?? null;
}

async function centre(title: string): Promise<Point> {
  let found: Point | null = null;
  await until(`${title} is drawn`, async () => {
    found = await app.run<Point | null>(
      `const row = [...document.querySelectorAll("[role=treegrid] [data-key]")]
         .find((row) => row.querySelector("[role=gridcell]").textContent === arguments[0]);
       if (!row) return null;
       const { x, y, width, height } = row.getBoundingClientRect();
       return { x: x + width / 2, y: y + height / 2 };`,
      title,
    );
    return found !== null;
  });
  return found as unknown as Point;
}

/** Where a card is once the picture no longer moves: what was done to it may have to be scrolled to first. */
async function resting(title: string): Promise<Point> {
  let before: Point | null = null;
  await until(`${title} rests`, async () => {
    await app.runAsync("for (let n = 0; n < 10; n++) await new Promise(requestAnimationFrame);");
    const now = await centre(title);
    const rests = before !== null && before.x === now.x && before.y === now.y;
    before = now;
    return rests;
  });
  return before as unknown as Point;
}

test("a card goes to another column and stays there; a view is saved and found again", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Board");

  // By keyboard: from Later to Next.
  expect(await bucket("Referral credits")).toBe("later");
  await app.clickAt(await centre("Referral credits"));
  await app.chord([Key.alt], Key.left);
  await until("it is in Next", async () => (await bucket("Referral credits")) === "next");

  // By mouse, once it is drawn in Later again.
  const next = await resting("Referral credits");
  await app.chord([Key.control], "z");
  await until("it is drawn in Later", async () => (await centre("Referral credits")).x > next.x + 100);
  const from = await resting("Referral credits");
  const to = { x: next.x, y: from.y };
  await app.drag(from, [{ x: (from.x + to.x) / 2, y: from.y }, to]);
  await until("the drag put it in Next", async () => (await bucket("Referral credits")) === "next");

  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Council");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("Council", "nav");

  await app.stop();
  app = await App.start(["--today", TODAY, file]);
  await app.waitForText("Council", "nav");
  expect(await bucket("Referral credits")).toBe("next");
});
