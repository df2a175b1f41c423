/** Lanes within lanes, and where items stood: by mouse and by keyboard, and there again after a restart. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { cli, folder, sample, TODAY } from "./files";
import { active, boxOf, reaches, settlesAt, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

async function save(name: string): Promise<void> {
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type(name);
  await app.press("Save", "[role=dialog]");
  await app.waitForText(name, "nav");
}

/** Waits until the picture is called this. */
async function isCalled(title: string): Promise<void> {
  await until(`the picture is called ${title}`, () =>
    app.run<boolean>("return document.querySelector('[role=treegrid]')?.ariaLabel === arguments[0]", title),
  );
}

/** What is said of the item of a title. */
async function detailOf(title: string): Promise<string> {
  return await app.run<string>(
    `const row = [...document.querySelectorAll("[role=treegrid] [data-key]")]
       .find((row) => row.querySelector("[role=gridcell]").textContent === arguments[0]);
     return row?.textContent ?? "";`,
    title,
  );
}

async function select(title: string): Promise<void> {
  const { x, y, height } = await boxOf(app, title);
  await app.clickAt({ x: x + 40, y: y + height / 2 });
  await until(`${title} is selected`, () =>
    app.run<boolean>(
      `return [...document.querySelectorAll("[role=treegrid] [aria-selected=true]")].some((row) => row.textContent.includes(arguments[0]))`,
      title,
    ),
  );
}

const ITEM = "Usage-based billing";

test("both levels fold by keyboard and by mouse; a view keeps what is folded", async () => {
  const file = sample();
  await open(file);
  await app.choose("then by", "Owner");
  await isCalled("Roadmap by strategy, then owner");
  await select(ITEM);

  await reaches(app, "f", /^Mira Kaplan \| \d+ items, folded/);
  expect(await detailOf(ITEM)).toBe("");
  await app.type("f");
  await until(`${ITEM} is shown again`, async () => (await detailOf(ITEM)) !== "");
  await select(ITEM);
  await app.chord([Key.shift], "f");
  await until("the lane around it is folded", async () =>
    /^Self-serve growth \| 12 items, folded/.test(await active(app)),
  );

  // The sign beside the name of the lane, which is the topmost, unfolds it; and folds it again.
  const grid = await app.run<{ x: number; y: number }>(
    "const { x, y } = document.querySelector('[role=treegrid]').getBoundingClientRect(); return { x, y };",
  );
  const sign = { x: grid.x + 184, y: grid.y + 46 + 20 };
  await app.clickAt(sign);
  await until("it is unfolded", async () => (await detailOf(ITEM)) !== "");
  await app.clickAt(sign);
  await until("it is folded", async () => (await detailOf(ITEM)) === "");
  await save("By owner");

  await app.stop();
  await open(file);
  await app.press("By owner", "nav");
  await isCalled("Roadmap by strategy, then owner");
  await until("the lane is folded still", async () =>
    (await detailOf("Self-serve growth")).includes("12 items, folded"),
  );
  // The folded lane itself unfolds it too.
  const { x, y, height } = await boxOf(app, "Self-serve growth");
  await app.clickAt({ x: x + 100, y: y + height / 2 });
  await until("it is unfolded", async () => (await detailOf(ITEM)) !== "");
});

test("an item that goes to a lane within another gets what both stand for", async () => {
  const file = sample();
  await open(file);
  await app.choose("Group by", "Status");
  await app.choose("then by", "Owner");
  await isCalled("Roadmap by status, then owner");
  await select("Plan advisor");
  await app.chord([Key.alt], Key.down);
  await until("it is with somebody else", async () => /owner (?!Ruth Sommer)/.test(await detailOf("Plan advisor")));
  const said = await detailOf("Plan advisor");
  expect(said).toContain("idea");
  await app.chord([Key.control], "z");
  await undoes(app, "Make the sample");
  await until("it is with its owner again", async () => (await detailOf("Plan advisor")).includes("Ruth Sommer"));
});

test("the roadmap is set against a checkpoint, and a view keeps it", async () => {
  const file = sample();
  cli("checkpoint", file, "Board, January 2027");
  await open(file);
  await select("Template gallery");
  await app.chord([Key.alt], Key.right);
  await settlesAt(app, "Template gallery", ["2027-04", "2027-07"]);
  expect(await detailOf("Template gallery")).not.toContain("was ");

  await app.press("Baseline");
  await app.press("Board, January 2027", "[role=dialog]");
  await app.type(Key.escape);
  const stood = "was Mar – Jun 2027, ends a month later";
  await until("it is said where it stood", async () => (await detailOf("Template gallery")).includes(stood));
  await save("Against the board");

  // Moved back by keyboard, it stands where it stood.
  await select("Template gallery");
  await app.chord([Key.alt], Key.left);
  await until("nothing has moved", async () => !(await detailOf("Template gallery")).includes("was "));
  await app.chord([Key.control], "z");
  await until("it has moved again", async () => (await detailOf("Template gallery")).includes(stood));

  await app.stop();
  await open(file);
  const views = await app.call<{ title: string; spec: { baseline: string } }[]>("views");
  expect(views.find(({ title }) => title === "Against the board")?.spec.baseline).toBe("#1");
  await app.press("Against the board", "nav");
  await until("it is said where it stood", async () => (await detailOf("Template gallery")).includes(stood));
  await app.stop();
  const picture = join(folder(), "against.svg");
  cli("export", file, picture, "--view", "Against the board");
  expect(readFileSync(picture, "utf8")).toContain("of 60 items 1 ends later.");
});
