/** Real spreadsheets brought in: seen first, mapped by hand where that is wanted, one undo, and nothing twice. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { copied, empty, FIXTURES, folder, imported, TODAY } from "./files";
import { answerDialog, drop } from "./native";

const THEMES = "rust-project-goals-2025h2-themes.csv";
const GOALS = "rust-project-goals-2025h2.csv";
const TASKS = "rust-project-goals-2025h2-with-tasks.csv";
const ALL = "4 objectives, 42 items and 31 leaders";
const DIALOG = "[role=dialog]";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("nav");
}

interface Counts {
  created: string;
  updated: string;
  unchanged: string;
}

/** What the dialogue says would be new, changed and as it was; it says nothing of what there is none of. */
async function summary(): Promise<Counts> {
  await app.waitGone(`${DIALOG} [aria-busy=true]`);
  const said = await app.run<string[]>(
    `return [...document.querySelectorAll("[role=dialog] dl > div")].map((part) => part.innerText.trim().split(/\\s+/).join(" "));`,
  );
  const part = (name: string) => said.find((line) => line.startsWith(name))?.slice(name.length + 1) ?? "nothing";
  return { created: part("New"), updated: part("Changed"), unchanged: part("As it was") };
}

async function comesTo(what: string, isRight: (counts: Counts) => boolean): Promise<void> {
  await until(what, async () => {
    const counts = await summary();
    if (!isRight(counts)) throw new Error(`it comes to ${JSON.stringify(counts)}`);
    return true;
  });
}

test("two files dropped together are seen, imported as one edit, undone by one, and change nothing the second time", async () => {
  await open(empty());
  const files = [join(FIXTURES, THEMES), join(FIXTURES, GOALS)];
  await drop(app, files);
  await comesTo("all of it is new", ({ created }) => created === ALL);
  expect(await summary()).toEqual({ created: ALL, updated: "nothing", unchanged: "nothing" });

  // The theme that is not declared is told with what it is near to, not made up.
  await app.press("Problems", DIALOG);
  await app.waitForText("Flexible, fast(er) builds", DIALOG);
  const told = await app.text(`${DIALOG} [role=tabpanel]`);
  expect(told).toMatch(/Flexible, fast\(er\) compilation/);
  expect(told).toMatch(/rust-project-goals-2025h2\.csv · line \d+ · Objective \/ Theme/);
  expect(await app.call("summary")).toMatchObject({ objectives: 0, items: 0 });

  await app.press("Import 77 records", DIALOG);
  await app.waitGone(DIALOG);
  await app.waitForText("Imported 77 records.");
  expect(await app.call("summary")).toMatchObject({ objectives: 4, items: 42, leaders: 31 });
  const { coverage } = await app.call<{ coverage: { items: object } }>("check");
  expect(coverage.items).toMatchObject({ numerator: 13 });

  await app.chord([Key.control], "z");
  await until("all of it is gone", async () => (await app.call<{ empty: boolean }>("status")).empty);
  await app.chord([Key.control, Key.shift], "z");
  await until("all of it is back", async () => (await app.call<{ items: number }>("summary")).items === 42);

  await drop(app, files);
  await comesTo("nothing changes", ({ unchanged }) => unchanged === ALL);
  expect(await summary()).toEqual({ created: "nothing", updated: "nothing", unchanged: ALL });
  expect(await app.has("Nothing to import", DIALOG)).toBe(false);
  await app.press("Cancel", DIALOG);
  await app.waitGone(DIALOG);
});

test("an edited file changes what was edited, and says which field", async () => {
  await open(imported(THEMES, GOALS));
  const goals = copied(GOALS);
  const text = readFileSync(goals, "utf8");
  expect(text).toContain("Develop the capabilities to keep the FLS up to date,@PLeVasseur");
  writeFileSync(goals, text.replace("Develop the capabilities to keep the FLS up to date,", "Keep the FLS fresh,"));
  await drop(app, [goals]);
  await comesTo("one item changes", ({ updated }) => updated === "1 item");
  expect((await summary()).created).toBe("nothing");
  await app.press("Records", DIALOG);
  await app.press("Changed 1", DIALOG);
  await app.waitForText("Keep the FLS fresh", `${DIALOG} [role=tabpanel]`);
  await app.waitUntilText("the tab says so", `${DIALOG} [role=tabpanel]`, (text) =>
    /Keep the FLS fresh\s+title/.test(text),
  );
  await app.press("Import 1 record", DIALOG);
  await app.waitGone(DIALOG);
  const items = await app.call<{ title: string }[]>("items");
  expect(items.filter(({ title }) => title.includes("FLS"))).toMatchObject([{ title: "Keep the FLS fresh" }]);
});

test("what a column means and what a type becomes can be said otherwise", async () => {
  await open(empty());
  await drop(app, [join(FIXTURES, TASKS)]);
  await comesTo("all of it is seen", ({ created }) => /252 items/.test(created));

  await app.choose("What Task becomes", "Leave out");
  await comesTo("the tasks are left out", ({ created }) => /\b42 items/.test(created));

  await app.press("Owner means Owner", DIALOG);
  await app.type("leave", Key.enter);
  await comesTo("nobody is made a leader", ({ created }) => !created.includes("leader"));
  await app.press("Owner means Leave out", DIALOG);
  await app.press("Labels", "[role=listbox]");
  await until("owners are labels now", () => app.has("Owner means Labels", DIALOG));

  await app.press("Import 47 records", DIALOG);
  await app.waitGone(DIALOG);
  const items = await app.call<{ title: string; labels: string[] }[]>("items");
  expect(items.find(({ title }) => title.includes("FLS"))?.labels).toEqual(["@PLeVasseur"]);
  expect(await app.call("summary")).toMatchObject({ objectives: 5, items: 42, leaders: 0 });
});

test("a workbook's sheets are chosen by name", async () => {
  await open(empty());
  await drop(app, [join(FIXTURES, "rust-project-goals-2025h2.xlsx")]);
  await comesTo("its first sheet is seen", ({ created }) => created === "4 objectives");
  await app.press("Add another sheet", DIALOG);
  await comesTo("both sheets are seen", ({ created }) => created === ALL);
});

test("the app started with a spreadsheet asks where to keep it, and shows what it would do", async () => {
  app = await App.start(["--today", TODAY, join(FIXTURES, "kubernetes-keps.csv")]);
  await answerDialog("Where to keep the workspace", join(folder(), "Keps.throughline"));
  await comesTo("all of it is seen", ({ created }) => /654 items/.test(created));
  // The slips of the source are all told, and can be looked through by how bad they are.
  await app.press("Problems", DIALOG);
  await app.waitForText("warnings", `${DIALOG} [role=tabpanel]`);
  await app.waitUntilText("the tab says so", `${DIALOG} [role=tabpanel]`, (text) =>
    /kubernetes-keps\.csv · line \d+ · /.test(text),
  );
});

test("a file that is no spreadsheet is refused in words, and can be left out", async () => {
  await open(empty());
  const broken = join(folder(), "plan.xlsx");
  writeFileSync(broken, Buffer.from("PK\u0003\u0004 torn off in the middle"));
  await drop(app, [join(FIXTURES, THEMES), broken]);
  await app.waitForText("plan.xlsx", `${DIALOG} [role=alert]`);
  await app.press("Leave out plan.xlsx", DIALOG);
  await comesTo("the other is seen", ({ created }) => created === "4 objectives");
});
