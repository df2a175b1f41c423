/** The lists: made, renamed, linked, unlinked, deleted and changed many at once, each one undo that says its name. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { empty, sample, TODAY } from "./files";
import { goTo, undoes, type View } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

/** Puts the keyboard on a row, by its title, and then so many columns further. */
async function goToCell(title: string, right = 0): Promise<void> {
  await app.press(title, "[role=rowgroup]");
  await app.type(Key.right.repeat(right));
}

/** Item columns to the right of the title. */
const STRATEGIES = 5;

/** The titles of the rows in sight, without the initials that stand beside names. */
async function titles(): Promise<string[]> {
  return await app.run<string[]>(
    `return [...document.querySelectorAll("[role=row][data-row] [role=rowheader]")].map((cell) => cell.innerText.trim().split("\\n").at(-1));`,
  );
}

async function shows(expected: string[]): Promise<void> {
  await until(`the list shows ${expected}`, async () => {
    const shown = await titles();
    if (shown.join() !== expected.join()) throw new Error(`it shows ${shown}`);
    return true;
  });
}

const KINDS: [View, string][] = [
  ["Objectives", "objective"],
  ["Strategy", "strategy"],
  ["Items", "item"],
  ["Leaders", "leader"],
  ["Products", "product"],
];

test("every kind of record is made, renamed in place, deleted and brought back", async () => {
  app = await App.start(["--today", TODAY, empty()]);
  await app.waitForText("The first three lines");
  // Something, so that the workspace has lists.
  await app.fill("Objective: what must the business achieve?", "Win");
  await app.type(Key.enter);
  await app.waitFor("[role=treegrid] [data-key]");

  for (const [view, kind] of KINDS) {
    await goTo(app, view);
    const before = kind === "objective" ? ["Win"] : [];
    await app.press(`New ${kind}`);
    await app.waitFor("[data-draft] input");
    // Enter goes on to the next line; Escape has had enough.
    await app.type(`First ${kind}`, Key.enter);
    await app.waitFor("[data-draft] input");
    await app.type(`Second ${kind}`, Key.enter);
    await shows([...before, `First ${kind}`, `Second ${kind}`]);
    await app.type(Key.escape);
    await app.waitGone("[data-draft]");
    await undoes(app, `Add ${kind} Second ${kind}`);

    await goToCell(`First ${kind}`);
    await app.type(Key.f2);
    await app.waitFor("[role=rowheader] input");
    await app.type(`Best ${kind}`, Key.enter);
    await shows([...before, `Best ${kind}`, `Second ${kind}`]);
    await undoes(app, `Rename First ${kind} to Best ${kind}`);

    await goToCell(`Best ${kind}`);
    await app.chord([Key.control], Key.delete);
    await shows([...before, `Second ${kind}`]);
    await app.press("Undo", "section[aria-label=Messages]");
    await shows([...before, `Best ${kind}`, `Second ${kind}`]);
  }
});

test("an item is linked to what it serves and unlinked again, by keys alone", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Items");
  await app.fill("Filter", "dark mode");
  await shows(["Dark mode for dispatch"]);
  await goToCell("Dark mode for dispatch", STRATEGIES);
  await app.type(Key.enter);
  await app.waitFor("[role=listbox]");
  await app.type("guided");
  await app.waitUntilText("the strategy is found", "[role=listbox]", (text) => text.startsWith("Guided first value"));
  await app.type(Key.enter, Key.tab);
  await undoes(app, "Link Dark mode for dispatch to Guided first value");
  await app.waitForText("Guided first value", "[data-column=strategies]");

  await goToCell("Dark mode for dispatch", STRATEGIES);
  await app.type(Key.enter);
  await app.waitUntilText("what is linked comes first", "[role=option][aria-selected=true]", (text) =>
    text.startsWith("Guided first value"),
  );
  await app.type("guided");
  await app.waitUntilText("the strategy is found", "[role=listbox]", (text) => text.startsWith("Guided first value"));
  await app.type(Key.enter, Key.tab);
  await undoes(app, "Unlink Dark mode for dispatch from Guided first value");
  await app.chord([Key.control], "z");
  await undoes(app, "Link Dark mode for dispatch to Guided first value");
});

interface Row {
  title: string;
  status: string;
  start: string | null;
  owner: { title: string } | null;
}

test("a selection is changed as one edit, and its undo names it", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Items");
  await app.waitFor("[role=rowheader]");
  const [first, second, third] = (await titles()) as [string, string, string];
  const three = async () =>
    (await app.call<Row[]>("items")).filter(({ title }) => [first, second, third].includes(title));
  const before = await three();
  expect(before).toHaveLength(3);

  await goToCell(first);
  await app.chord([Key.shift], Key.down);
  await app.chord([Key.shift], Key.down);
  await app.waitForText("3 items", "[role=toolbar]");

  await app.press("Status", "[role=toolbar]");
  await app.press("On hold", "[role=listbox]");
  await undoes(app, "Set status of 3 items to On hold");
  expect((await three()).map(({ status }) => status)).toEqual(["on_hold", "on_hold", "on_hold"]);

  await app.press("Owner", "[role=toolbar]");
  await app.waitFor("[role=dialog] [role=listbox]");
  await app.type("dana");
  await app.press("Dana Osei", "[role=listbox]");
  await undoes(app, "Set owner of 3 items to Dana Osei");
  expect((await three()).map(({ owner }) => owner?.title)).toEqual(Array(3).fill("Dana Osei"));

  await app.press("Move by…", "[role=toolbar]");
  await app.fill("How far", "26");
  await app.waitForText("Move 3 items 26 weeks later.", "[role=dialog]");
  await app.press("Move", "[role=dialog]");
  await undoes(app, "Move 3 items 26 weeks later");
  const moved = await three();
  for (const row of before.filter(({ start }) => start !== null)) {
    expect(moved.find(({ title }) => title === row.title)?.start).not.toBe(row.start);
  }

  await app.press("Delete", "[role=toolbar]");
  await undoes(app, "Delete 3 items");
  expect(await three()).toEqual([]);
  await app.waitGone("[role=toolbar]");
  for (const label of ["Delete 3 items", "Move 3 items 26 weeks later", "Set owner of 3 items to Dana Osei"]) {
    await undoes(app, label);
    await app.chord([Key.control], "z");
  }
  await app.press("Undo “Set status of 3 items to On hold”");
  await undoes(app, "Make the sample");
  expect(await three()).toEqual(before);
  await app.press("Redo “Set status of 3 items to On hold”");
  await undoes(app, "Set status of 3 items to On hold");
});
