/** The table in the real window: sorted, grouped, edited, copied and pasted, by keyboard and by mouse; stored, and there again. */
import { afterEach, expect, test } from "vitest";
import { App, type Box, Key, type Point, until } from "./driver";
import { cli, folder, sample, TODAY } from "./files";
import { goTo, itemOf, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const GRID = "[role=treegrid], [role=grid]";

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Table");
  await app.waitFor(`:is(${GRID}) [role=rowheader]`);
}

/** What the first column says, line by line, as far as it is in sight. */
async function lines(): Promise<string[]> {
  return await app.run<string[]>(
    `return [...document.querySelectorAll("[role=rowgroup] [role=row]")]
       .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)
       .map((row) => row.querySelector("[role=rowheader]").innerText.trim().split("\\n")[0]);`,
  );
}

async function begins(expected: string[]): Promise<void> {
  await until(`the table begins with ${expected}`, async () => {
    const now = (await lines()).slice(0, expected.length);
    if (now.join() !== expected.join()) throw new Error(`it begins with ${now}`);
    return true;
  });
}

/** Puts the keyboard on an item's cell. */
async function goToCell(title: string, right = 0): Promise<void> {
  await app.press(title, "[role=rowgroup]");
  await app.type(Key.home, Key.right.repeat(right));
}

/** What the cell says that the keyboard is in. */
function here(): Promise<string> {
  return app.run<string>("return document.activeElement.innerText.trim()");
}

async function isHere(text: string): Promise<void> {
  await until(`the keyboard is on “${text}”`, async () => {
    const now = await here();
    if (!now.startsWith(text)) throw new Error(`it is on “${now}”`);
    return true;
  });
}

function boxOf(css: string): Promise<Box> {
  return app.run<Box>(
    "const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); return { x, y, width, height };",
    css,
  );
}

async function middle(css: string): Promise<Point> {
  const { x, y, width, height } = await boxOf(css);
  return { x: x + width / 2, y: y + height / 2 };
}

/** Presses the name of a column, with keys held. */
function head(column: string): string {
  return `[data-head="${column}"]`;
}

test("rows are sorted by several columns, grouped and folded, and a saved view keeps it", async () => {
  const file = sample();
  await open(file);
  await begins(["Usage-based billing", "Job metering"]);

  // By mouse: up, then down.
  await app.clickAt(await middle(head("title")));
  await begins(["Accounting connectors", "Annual contracts online"]);
  await app.click(head("title"));
  await until("it goes down", async () => (await lines())[0]?.startsWith("W"));

  // By keyboard: the status first, then the name after it.
  await app.click(head("status"));
  await app.type(Key.home);
  await app.chord([Key.shift], Key.enter);
  await app.waitFor(`${head("title")}[aria-sort=ascending]`);
  await app.waitFor(`${head("status")}[aria-sort=ascending]`);

  await app.press("Group by");
  await app.press("Status", "[role=listbox]");
  await begins(["Idea"]);
  const [group] = await lines();
  expect(group).toBe("Idea");
  const whole = Number(await app.run<string>(`return document.querySelector("${GRID}").ariaRowCount`));
  // A group is folded with Enter, and all of them at once.
  await app.clickAt(await middle("[role=row][aria-expanded=true] [role=rowheader]"));
  await app.type(Key.enter);
  await begins(["Idea", "Planned"]);
  await app.press("Fold all");
  await begins(["Idea", "Planned", "In progress", "On hold", "Done", "Dropped"]);
  expect(whole).toBe(1 + 6 + 60);
  await app.waitForText("items", "[role=row][aria-expanded=false]");

  // A column goes where the keys put it, and another is as wide as the mouse made it.
  await app.click(head("effort"));
  await app.chord([Key.alt], Key.left);
  await until("effort stands before progress", async () => {
    const order = await app.run<string[]>(
      "return [...document.querySelectorAll('[data-head]')].sort((a, b) => a.ariaColIndex - b.ariaColIndex).map((head) => head.dataset.head)",
    );
    return order.indexOf("effort") < order.indexOf("progress");
  });
  const edge = await boxOf(`${head("status")} [data-edge]`);
  const from = { x: edge.x + edge.width / 2, y: edge.y + edge.height / 2 };
  const before = (await boxOf(head("status"))).width;
  await app.drag(from, [
    { x: from.x + 30, y: from.y },
    { x: from.x + 60, y: from.y },
  ]);
  await until("it is wider", async () => Math.abs((await boxOf(head("status"))).width - before - 60) < 3);

  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Who does what");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.waitForText("Who does what", "nav");
  await app.stop();

  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await app.press("Who does what", "nav");
  await app.waitForText("Unfold all", "header");
  await begins(["Idea", "Planned", "In progress", "On hold", "Done", "Dropped"]);
  expect(Math.abs((await boxOf(head("status"))).width - before - 60)).toBeLessThan(3);
  const out = `${folder()}/seen.csv`;
  expect(cli("export", file, out, "--view", "who does what")).toContain("Wrote");
});

test("cells are edited where they stand, by keys and by mouse, and stay so", async () => {
  const file = sample();
  await open(file);
  await goToCell("Job metering");
  await app.type("Metering", Key.tab);
  await undoes(app, "Rename Job metering to Metering");
  // Tab went on to the status: typing begins to choose.
  await isHere("Done");
  await app.type("On h");
  await app.waitFor("[role=option]");
  await app.type(Key.enter);
  await until("it is on hold", async () => {
    const { status } = (await itemOf(app, "Metering")) as unknown as { status: string };
    return status === "on_hold";
  });
  // A quarter stays a quarter; Escape leaves all as it was.
  await goToCell("Metering", 5);
  await app.type(Key.f2, "Q3 2027", Key.enter);
  await until("it ends then", async () => (await itemOf(app, "Metering")).end === "2027-Q3");
  await goToCell("Metering", 5);
  await app.type("2031", Key.escape);
  await isHere("Q3 2027");

  // By mouse: a double click writes in the cell.
  const cell = "[role=rowgroup] [role=row]:nth-child(3) [data-column=title]";
  await app.clickAt(await middle(cell));
  await app.run(
    "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))",
    cell,
  );
  await app.waitFor("[role=rowheader] input");
  await app.type("Preview of an invoice", Key.enter);
  await undoes(app, "Rename Invoice preview to Preview of an invoice");

  // The rows of a selection, ticked and changed as one edit.
  await goToCell("Metering");
  await app.chord([Key.shift], Key.down);
  await app.type(Key.space);
  await app.waitForText("2 items", "[role=toolbar]");
  await app.press("Owner", "[role=toolbar]");
  await app.waitFor("[role=dialog] [role=listbox]");
  await app.type("dana");
  await app.waitUntilText("Dana is found", "[role=dialog] [role=listbox]", (text) => text.includes("Dana Osei"));
  await app.type(Key.enter);
  await undoes(app, "Set owner of 2 items to Dana Osei");
  await app.stop();

  await open(file);
  await begins(["Usage-based billing", "Metering", "Preview of an invoice"]);
  expect((await itemOf(app, "Metering")).end).toBe("2027-Q3");
});

interface Row {
  title: string;
  status: string;
  start: string | null;
  progress: number | null;
}

async function rowOf(title: string): Promise<Row> {
  const found = (await app.call<Row[]>("items")).find((row) => row.title === title);
  if (!found) throw new Error(`there is no ${title}`);
  return found;
}

test("a block goes to the clipboard and comes from it, as one edit or not at all", async () => {
  const file = sample();
  await open(file);
  // Status and progress of one row, copied by keys, pasted onto two others.
  await goToCell("Job metering", 1);
  await app.chord([Key.shift], Key.right);
  await app.waitFor("[data-marked]");
  await app.chord([Key.control], "c");
  await app.waitForText("Copied 1 row by 2 columns.", "section[aria-label=Messages]");
  await goToCell("Plan advisor", 1);
  await app.chord([Key.shift], Key.down);
  await app.waitForText("2 cells, 2 rows by 1 column");
  await app.chord([Key.control], "v");
  await undoes(app, "Paste 4 cells in 2 items");
  const like = await rowOf("Job metering");
  for (const title of ["Plan advisor", "Pricing experiments"]) {
    expect(await rowOf(title)).toMatchObject({ status: like.status, progress: like.progress });
  }
  await app.chord([Key.control], "z");
  await until("it is as it was", async () => (await rowOf("Plan advisor")).status === "idea");

  // Names are no statuses: each is named, nothing is changed.
  const names = await app.run<number>("return document.querySelectorAll('[role=row]').length");
  expect(names).toBeGreaterThan(5);
  await goToCell("Job metering");
  await app.chord([Key.shift], Key.down);
  await app.chord([Key.control], "c");
  await app.waitForText("Copied 2 rows by 1 column.", "section[aria-label=Messages]");
  await goToCell("Plan advisor", 1);
  await app.chord([Key.control], "v");
  await app.waitForText("2 things cannot be put there", "[role=dialog]");
  await app.waitForText("This is not a status.", "[role=dialog]");
  await app.press("Change nothing", "[role=dialog]");
  await app.waitGone("[role=dialog]");
  expect((await rowOf("Plan advisor")).status).toBe("idea");
  await isHere("Idea");

  // By mouse: a rectangle of cells, emptied as one edit.
  const cell = (row: number, column: string) =>
    middle(`[role=rowgroup] [aria-rowindex="${row}"] [data-column=${column}]`);
  await app.drag(await cell(3, "start"), [await cell(4, "start"), await cell(5, "end")]);
  await app.waitForText("6 cells, 3 rows by 2 columns");
  await app.type(Key.delete);
  await undoes(app, "Empty 6 cells in 3 items");
  expect((await rowOf("Job metering")).start).toBeNull();
  await app.stop();

  await open(file);
  expect((await rowOf("Job metering")).start).toBeNull();
});

test("thousands of rows are asked for as they come into sight", async () => {
  const file = sample();
  await open(file);
  const items = Array.from({ length: 3000 }, (_, n) => ({
    op: "create",
    record: { kind: "item", title: `Work ${n}`, effort: n % 9 },
  }));
  await app.call("edit", { label: "A lot of work", changes: items });
  await until("they are counted", async () =>
    app.run<boolean>(`return document.querySelector("${GRID}").ariaRowCount === "3061"`),
  );
  await goToCell("Usage-based billing");
  await app.chord([Key.control], Key.down);
  await isHere("Work 2999");
  expect(await app.run<number>("return document.querySelectorAll('[role=row]').length")).toBeLessThan(70);
  // A row keeps the keyboard when its place changes.
  await app.type("Aaa first of all", Key.enter);
  await undoes(app, "Rename Work 2999 to Aaa first of all");
  await isHere("Aaa first of all");
  await app.clickAt(await middle(head("title")));
  await begins(["Aaa first of all"]);
});
