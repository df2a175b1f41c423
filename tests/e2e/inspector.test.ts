/** The selected record: its thread on top, its fields edited where they stand, its findings mended or accepted. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { ask, sample, TODAY } from "./files";
import { goTo, inspect, undoes } from "./steps";

let app: App;
let file: string;

afterEach(async () => {
  await app.stop();
});

async function open(): Promise<void> {
  file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

interface Row {
  title: string;
  status: string;
  description: string;
}

async function item(title: string): Promise<Row> {
  const found = (await app.call<Row[]>("items")).find((row) => row.title === title);
  if (!found) throw new Error(`there is no item ${title}`);
  return found;
}

test("an item's thread is on top, and it is edited where it stands", async () => {
  await open();
  await inspect(app, "Template gallery");
  const thread = await app.text("aside section[aria-label=Thread]");
  const places = ["Cut onboarding to a day", "Guided first value", "Template gallery", "Dana Osei"].map((name) =>
    thread.indexOf(name),
  );
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));

  await app.press("Status: Planned", "aside");
  await app.press("In progress", "[role=listbox]");
  await undoes(app, "Change status of Template gallery");
  expect((await item("Template gallery")).status).toBe("in_progress");

  await app.fill("Title", "Template library");
  await app.type(Key.enter);
  await undoes(app, "Rename Template gallery to Template library");

  // One press goes along the thread.
  await app.press("Guided first value", "aside section[aria-label=Thread]");
  await until("the strategy is in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === 'Guided first value'"),
  );
});

test("a broken thread is mended, and cut again, where it is broken", async () => {
  await open();
  await inspect(app, "Dark mode for dispatch");
  await app.waitForText("Serves no objective", "aside section[aria-label=Thread]");
  await app.press("Link to a strategy", "aside");
  await app.waitFor("[role=listbox]");
  await app.type("guided");
  await app.waitUntilText("it is found", "[role=listbox]", (text) => text.startsWith("Guided first value"));
  await app.type(Key.enter, Key.tab);
  await undoes(app, "Link Dark mode for dispatch to Guided first value");
  await app.waitForText("Cut onboarding to a day", "aside section[aria-label=Thread]");
  await app.press("Unlink Guided first value", "aside");
  await undoes(app, "Unlink Dark mode for dispatch from Guided first value");
  await app.waitForText("Serves no objective", "aside section[aria-label=Thread]");
});

test("an objective's key results are added and given their numbers", async () => {
  await open();
  await inspect(app, "Cut onboarding to a day");
  await app.waitForText("Key results", "aside");
  await app.press("Add a key result", "aside");
  await undoes(app, "Add key result New key result");
  await app.press("Show the numbers of New key result", "aside");
  for (const [field, value] of [
    ["Baseline", "40"],
    ["Target", "10"],
    ["Unit", "hours"],
    ["Now, typed by hand", "25"],
  ] as const) {
    await app.press(`${field}: empty`, "aside article:last-of-type");
    await app.waitFor(`aside article input[aria-label="${field}"]`);
    await app.type(value, Key.enter);
    await app.waitGone(`aside article input[aria-label="${field}"]`);
  }
  await app.waitUntilText("its numbers stand together", "aside article:last-of-type", (text) =>
    /40( hours)? → 10 hours, now 25/.test(text),
  );
  // Half of the way from 40 to 10.
  await app.waitUntilText("its score is half", "aside article:last-of-type", (text) => text.includes("50%"));
});

test("a finding is mended by one press and brought back by one undo", async () => {
  await open();
  await inspect(app, "Single sign-on");
  const fix = "Set “Single sign-on” back to in progress";
  await app.press(fix, "aside section[aria-label=Findings]");
  await undoes(app, fix);
  expect((await item("Single sign-on")).status).toBe("in_progress");
  await until("the finding is gone", async () => !(await app.text("aside")).includes(fix));
  await app.chord([Key.control], "z");
  await app.waitForText(fix, "aside section[aria-label=Findings]");
  expect((await item("Single sign-on")).status).toBe("done");
});

interface Finding {
  code: string;
  accepted?: { reason: string; expires: string | null } | null;
  record: { title: string };
}

test("a finding is accepted with a reason until a day, says so, and the acceptance can be taken back", async () => {
  await open();
  await inspect(app, "Dark mode for dispatch");
  await app.press("Accept, with a reason", "aside section[aria-label=Findings] article");
  await app.fill("Why is this all right?", "A promise to one customer");
  await app.fill("Until", "Q2 2027");
  await app.press("Accept", "[role=dialog]");
  await app.waitGone("[role=dialog]");
  await app.waitUntilText("it says so", "aside section[aria-label=Findings]", (text) =>
    /Accepted (by .+ )?until 30 Jun 2027: A promise to one customer/.test(text),
  );
  await undoes(app, "Accept ALIGN-01 on Dark mode for dispatch");

  await goTo(app, "Alignment");
  const { counts } = await app.call<{ counts: { accepted: number } }>("check");
  await app.press(`Accepted ${counts.accepted}`);
  await app.waitForText("A promise to one customer", "main");

  // The file says so too.
  await app.stop();
  const { findings } = ask<{ findings: Finding[] }>("check", file);
  const accepted = findings.find(
    ({ code, record }) => code === "ALIGN-01" && record.title === "Dark mode for dispatch",
  );
  expect(accepted?.accepted).toMatchObject({ reason: "A promise to one customer", expires: "2027-06-30" });

  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await inspect(app, "Dark mode for dispatch");
  await app.press("Take the acceptance back", "aside");
  await app.waitUntilText("it asks again", "aside section[aria-label=Findings]", (text) => !text.includes("Accepted"));
});
