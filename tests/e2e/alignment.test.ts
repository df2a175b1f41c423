/** “Are we aligned?”: numbers with their formulas, and findings that lead to what they are about. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { imported, sample, TODAY } from "./files";
import { goTo, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("nav");
  await goTo(app, "Alignment");
  await app.waitFor("main article");
}

interface Report {
  coverage: { items: { label: string; formula: string; numerator: number; denominator: number; missing: string[] } };
  counts: { errors: number };
}

test("every number says what it is made of, and leads to what is missing", async () => {
  await open(sample());
  const { coverage } = await app.call<Report>("check");
  const { label, formula, numerator, denominator, missing } = coverage.items;
  await app.waitForText(`${numerator} of ${denominator} items`, "main");
  // By the keyboard too, the formula is one step away.
  await app.type(Key.shift);
  await app.run(
    "[...document.querySelectorAll('main [aria-label]')].find((e) => e.ariaLabel.startsWith(arguments[0])).focus()",
    label,
  );
  await app.waitUntilText("the formula is shown", "body", (text) => text.includes(formula));

  await app.press(`Show the ${missing.length} items without an objective`);
  await app.waitForText("Roadmap", "h1");
  await until("only those are shown", async () => {
    const shown = await app.run<number>("return document.querySelectorAll('[role=treegrid] [data-key]').length");
    return shown === missing.length;
  });
});

test("findings are looked through by how bad they are and by words, opened, mended and undone", async () => {
  await open(sample());
  const { counts } = await app.call<Report>("check");
  await app.press(`Errors ${counts.errors}`);
  await until("only errors are shown", () =>
    app.run<boolean>(
      "return [...document.querySelectorAll('main article')].every((card) => card.dataset.severity === 'error')",
    ),
  );
  await app.press(
    `Open ${await app.run<string>("return [...document.querySelectorAll('main [role=radio]')][0].innerText.slice(5)")}`,
  );
  await app.fill("Search the findings", "Single sign-on");
  await app.waitUntilText("it is found", "main article", (text) => text.includes("Is done, but"));
  await app.press("Single sign-on", "main article");
  await until("it is in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === 'Single sign-on'"),
  );
  const fix = "Set “Single sign-on” back to in progress";
  await app.press(fix, "main article");
  await undoes(app, fix);
  await app.chord([Key.control], "z");
  await undoes(app, "Make the sample");
});

test("the two circles of a real Jira export are found and named", async () => {
  await open(imported("jira-cloud-export-ethereum.csv"));
  await app.fill("Search the findings", "circle");
  await app.waitFor("main article");
  const told = await app.run<string[]>(
    "return [...document.querySelectorAll('main article')].map((card) => card.innerText)",
  );
  const circle = (...keys: string[]) => told.some((text) => keys.every((key) => text.includes(key)));
  expect(told).toHaveLength(2);
  expect(circle("2780", "8037", "8038"), told.join("\n")).toBe(true);
  expect(circle("4750", "5450"), told.join("\n")).toBe(true);
});
