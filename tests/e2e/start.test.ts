/** The first start: the sample, a spreadsheet or three lines to type; and the window as one left it. */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { FIXTURES, folder, sample, TODAY } from "./files";
import { answerDialog, cancelDialog, quit, titleOf } from "./native";

let app: App;

afterEach(async () => {
  await app.stop();
});

const WINDOW = { width: 1440, height: 900 };
const WHERE = "Where to keep the workspace";

async function firstStart(): Promise<void> {
  app = await App.start(["--today", TODAY], WINDOW, folder());
}

test("the sample is one press and a place to keep it away, and is found again by its name", async () => {
  await firstStart();
  await app.waitForText("Import a spreadsheet");
  await app.waitForText("Start with an empty workspace");
  // The history is signed by the name that is given here, once.
  await app.fill("Your name", "Dana Osei");
  await app.press("Look at the sample");
  const file = join(folder(), "Harbour");
  await answerDialog(WHERE, file);
  await app.waitFor("[role=treegrid] [data-key]");
  expect(await app.call("summary")).toMatchObject({ objectives: 5, strategies: 8, leaders: 9 });
  expect(await app.call("status")).toMatchObject({ path: `${file}.throughline`, title: "Harbour 2027" });
  await until("the window has its name", async () => titleOf("Harbour 2027 – Throughline"));

  const signed = await app.call<{ author: string }[]>("history", {});
  expect(signed.map(({ author }) => author)).toEqual(["Dana Osei"]);

  await app.press("Harbour 2027");
  await app.press("Close workspace");
  await app.waitForText("Open again");
  expect(await app.text()).not.toContain("Your name");
  await app.press("Harbour 2027");
  await app.waitFor("[role=treegrid] [data-key]");
});

test("an empty workspace begins with three lines to type, each carrying the one above it", async () => {
  await firstStart();
  await app.press("Start with an empty workspace");
  await cancelDialog(WHERE);
  await app.waitForText("Look at the sample");
  await app.press("Start with an empty workspace");
  await answerDialog(WHERE, join(folder(), "Plan.throughline"));
  await app.waitForText("The first three lines");
  // The first field has the focus: all of it can be typed in one go.
  await app.type(
    "Cut onboarding to a day",
    Key.tab,
    "Guided first value",
    Key.tab,
    "Import from spreadsheets",
    Key.enter,
  );
  await app.waitForText("Throughline", "h1");
  await until("the picture shows the thread", async () => {
    const shown = await app.text("[role=treegrid]");
    return ["Cut onboarding to a day", "Guided first value", "Import from spreadsheets"].every((line) =>
      shown.includes(line),
    );
  });
  const { coverage } = await app.call<{ coverage: { items: { value: number } } }>("check");
  expect(coverage.items.value).toBe(1);
  expect(await app.call("summary")).toMatchObject({ objectives: 1, strategies: 1, items: 1, links: 2 });

  await app.chord([Key.control], "z");
  await app.waitForText("The first three lines");
});

test("a spreadsheet is chosen, given a place, and shown before anything is written", async () => {
  await firstStart();
  await app.press("Import a spreadsheet");
  await answerDialog("Import spreadsheets", join(FIXTURES, "jenkins-roadmap.csv"));
  await answerDialog(WHERE, join(folder(), "Jenkins.throughline"));
  await app.waitForText("Nothing is changed until you import", "[role=dialog]");
  await app.waitForText("91 items", "[role=dialog]");
  expect(await app.call("status")).toMatchObject({ title: "Jenkins", empty: true });
});

test("the window opens where and as large as it was, and leaves one file behind", async () => {
  const [home, file] = [folder(), sample()];
  app = await App.start(["--today", TODAY, file], { width: 1180, height: 760 }, home);
  const { width, height } = await app.rect();
  expect([width, height]).toEqual([1180, 760]);
  await quit(app);
  expect(readdirSync(dirname(file))).toEqual(["Harbour.throughline"]);
  await app.stop();

  app = await App.start(["--today", TODAY, file], "kept", home);
  expect(await app.rect()).toMatchObject({ width, height });
});
