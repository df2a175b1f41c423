/** What if: a scenario is made, worked in, weighed, left, taken over and taken back, with a restart in between. */
import { afterEach, expect, test } from "vitest";
import { violations } from "./axe";
import { App, Key, until } from "./driver";
import { cli, sample, TODAY } from "./files";
import { active, goTo, itemOf, settlesAt, take, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const GALLERY = "Template gallery";
const IS = ["2027-03", "2027-06"] as const;
const LATE = ["2027-04", "2027-07"] as const;

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

/** Selects an item by finding it, and moves it a month later by the keyboard. */
async function slips(title: string): Promise<void> {
  await take(app, title, title);
  await app.run("document.querySelector('[role=treegrid]').focus()");
  await until(`the keyboard is on ${title}`, async () => (await active(app)).startsWith(title));
  await app.chord([Key.alt], Key.right);
}

const mark = "main > [role=status]";

test("a scenario is worked in apart from the plan, weighed, adopted and taken back", async () => {
  const file = sample();
  await open(file);
  await goTo(app, "Scenarios");
  await app.waitForText("What if?");
  await app.press("Branch off the first");
  await app.waitFor("[role=dialog] input");
  await app.type("If the gallery slips");
  await app.press("Branch off", "[role=dialog]");
  await app.waitGone("[role=dialog]");

  // Across the window it says which scenario this is, on every view.
  await app.waitForText("If the gallery slips", mark);
  await goTo(app, "Roadmap");
  await slips(GALLERY);
  await settlesAt(app, GALLERY, [...LATE]);
  await app.waitForText("If the gallery slips", mark);
  await undoes(app, "Move Template gallery to Apr – Jul 2027");

  // Undo and redo work within it.
  await app.chord([Key.control], "z");
  await settlesAt(app, GALLERY, [...IS]);
  await undoes(app, null);
  await app.chord([Key.control, Key.shift], "z");
  await settlesAt(app, GALLERY, [...LATE]);

  // Beside the plan it says what that means.
  await app.press("Beside the plan");
  await app.waitForText("End moved from Jun 2027 to Jul 2027, a month later");
  await app.waitForText("1 slipped");

  // Back in the plan nothing has moved.
  await app.press("Back to the plan", mark);
  await app.waitGone(mark);
  await settlesAt(app, GALLERY, [...IS]);

  // It is still there after a restart, which begins with the plan itself.
  await app.stop();
  await open(file);
  await settlesAt(app, GALLERY, [...IS]);
  await take(app, "work in if", "Work in If the gallery slips");
  await app.waitForText("If the gallery slips", mark);
  await settlesAt(app, GALLERY, [...LATE]);

  // Taken over, it is one edit of the plan, and one undo gives the plan back.
  await goTo(app, "Scenarios");
  await app.press("Adopt…");
  await app.waitForText("Adopt 1 change");
  await app.press("Adopt 1 change");
  await app.waitGone("[role=dialog]");
  await app.waitGone(mark);
  await undoes(app, "Adopt “If the gallery slips”");
  await settlesAt(app, GALLERY, [...LATE]);
  await app.chord([Key.control], "z");
  await settlesAt(app, GALLERY, [...IS]);
  await app.stop();
  expect(cli("verify", file)).toContain("unbroken");
  await open(file);
});

test("what both changed is asked with both values, and the scenario is put on the plan that went on", async () => {
  const file = sample();
  cli("scenario", "new", file, "If the gallery slips", "--shift", "The studio was bought");
  await open(file);
  const { id } = await itemOf(app, GALLERY);
  const set = (end: string) =>
    app.call("edit", { changes: [{ op: "update", record: { kind: "item", id }, set: { end } }] });
  await app.call("look", { point: "If the gallery slips" });
  await set("2027-12");
  await app.call("look", { point: "now" });
  await set("2027-09");

  await goTo(app, "Scenarios");
  await app.waitForText("The plan has gone on by 1 edit since.");
  await app.waitForText("The studio was bought");
  await app.press("Adopt…");
  await app.waitForText("Both changed End, which was Jun 2027");
  expect(await app.text("[role=dialog]")).toMatch(/Scenario: Dec 2027\s+Plan: Sep 2027/);
  expect(await violations(app)).toEqual([]);
  expect(await app.run("return [...document.querySelectorAll('[role=dialog] footer button')].at(-1).disabled")).toBe(
    true,
  );
  await app.press("Plan: Sep 2027");
  await app.press("Cancel");
  await app.waitGone("[role=dialog]");

  await app.press("Put it on the plan as it is…");
  await app.waitFor("[role=dialog] [role=radio], [role=dialog] input[type=radio]");
  await app.press("The scenario’s everywhere");
  await app.press("Put it on the plan", "[role=dialog]");
  await app.waitGone("[role=dialog]");
  await app.waitForText("It stands on the plan as it is.");
  await app.waitForText("End moved from Sep 2027 to Dec 2027");
  expect((await itemOf(app, GALLERY)).end).toBe("2027-09");

  // The scenario is deleted, and one undo brings it back with all that was done in it.
  await app.press("More", "main");
  await app.press("Delete", "[role=menu]");
  await app.waitForText("What if?");
  await app.chord([Key.control], "z");
  await app.waitForText("End moved from Sep 2027 to Dec 2027");
});
