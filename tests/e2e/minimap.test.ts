/** The map beside a long roadmap: shown only where it helps, by mouse and by keyboard. */
import { afterEach, expect, test } from "vitest";
import { violations } from "./axe";
import { App, type Box, Key, until } from "./driver";
import { empty, imported, TODAY } from "./files";
import { goTo } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const MAP = "[role=slider][aria-label='Map of the whole picture']";

async function standsAt(what: string, right: (now: number) => boolean): Promise<void> {
  await until(`the window stands ${what}`, async () => {
    const now = await app.run<number>(`return Number(document.querySelector(arguments[0]).ariaValueNow)`, MAP);
    if (!right(now)) throw new Error(`it stands at ${now}`);
    return true;
  });
}

test("a long plan has a map that leads anywhere by mouse and by keys", async () => {
  app = await App.start(["--today", TODAY, imported("kubernetes-keps.csv", "kubernetes-kep-milestones.csv")]);
  await app.waitFor(MAP);
  await standsAt("at the top", (now) => now === 0);
  expect(await violations(app, "everything")).toEqual([]);
  const first = await app.run<string>(`return document.querySelector(arguments[0]).ariaValueText`, MAP);

  const { x, y, width, height } = await app.run<Box>(
    `const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); return { x, y, width, height };`,
    MAP,
  );
  const middle = x + width / 2;
  await app.clickAt({ x: middle, y: y + height / 2 });
  await standsAt("in the middle", (now) => now > 45 && now < 55);
  await app.drag({ x: middle, y: y + height / 2 }, [
    { x: middle, y: y + height * 0.8 },
    { x: middle, y: y + height - 2 },
  ]);
  await standsAt("at the end", (now) => now === 100);
  // What is there is drawn: the part of the plan was asked for.
  await until("the last lane is in sight", () =>
    app.run<boolean>(`return document.querySelectorAll("[role=treegrid] [data-key]").length > 0`),
  );

  await app.run(`document.querySelector(arguments[0]).focus()`, MAP);
  await app.type(Key.home);
  await standsAt("at the top again", (now) => now === 0);
  // The lanes at the top are named once that part of the picture has come back.
  await until(
    `it says ${first}`,
    async () => (await app.run<string>(`return document.querySelector(arguments[0]).ariaValueText`, MAP)) === first,
  );
  await app.type(Key.down.repeat(4));
  await standsAt("further down", (now) => now > 0);

  // Other pictures have none.
  await goTo(app, "Board");
  await app.waitGone(MAP);
});

test("a plan that the window shows whole has no map", async () => {
  app = await App.start(["--today", TODAY, empty()]);
  await app.waitForText("The first three lines");
  const item = { kind: "item", title: "Template gallery", start: "2027-03", end: "2027-06" };
  await app.call("edit", { changes: [{ op: "create", record: item }] });
  await app.waitFor("[role=treegrid] [data-key]");
  expect(await app.run<boolean>("return document.querySelector(arguments[0]) === null", MAP)).toBe(true);
});
