/** Whoever does not see the screen, or not all of it, can use every view: axe-core finds nothing wrong, light or dark. */
import { afterEach, expect, test } from "vitest";
import { violations } from "./axe";
import { App, Key, until } from "./driver";
import { FIXTURES, sample, TODAY } from "./files";
import { drop } from "./native";
import { goTo, take } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const LISTS = ["Objectives", "Strategy", "Items", "Leaders", "Products"] as const;

/** Shows one thing after the other, and says what is wrong with each. */
async function look(
  theme: "light" | "dark",
  shown: { [name: string]: () => Promise<unknown> },
): Promise<{ [name: string]: string[] }> {
  const wrong: { [name: string]: string[] } = {};
  for (const [name, show] of Object.entries(shown)) {
    await show();
    const found = await violations(app, theme === "dark" ? "colours" : "everything");
    if (found.length > 0) wrong[name] = found;
  }
  return wrong;
}

async function appear(look: "light" | "dark"): Promise<void> {
  await app.press(
    `Appearance: ${await app.run<string>("return document.querySelector('button[aria-label^=\"Appearance\"]').ariaLabel.slice(12)")}`,
  );
  await app.press(look === "light" ? "Light" : "Dark", "[role=menu]");
  await app.waitGone("[role=menu]");
}

test.each(["light", "dark"] as const)("nothing is wrong with any view, %s", async (theme) => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  await appear(theme);
  const lists = LISTS.map((list) => [
    list,
    async () => {
      await goTo(app, list);
      await app.waitFor("[role=rowheader]");
    },
  ]);
  const wrong = await look(theme, {
    roadmap: async () => {
      await goTo(app, "Roadmap");
      await app.waitFor("[role=treegrid] [data-key]");
    },
    throughline: async () => {
      await goTo(app, "Throughline");
      await app.waitFor("[role=treegrid] [data-key]");
    },
    board: async () => {
      await goTo(app, "Board");
      await app.waitFor("[role=treegrid] [data-key]");
    },
    portfolio: async () => {
      await goTo(app, "Portfolio");
      await app.waitForText("All products", "[role=treegrid]");
    },
    calendar: async () => {
      await goTo(app, "Calendar");
      await app.waitForText("busiest week", "[role=treegrid]");
    },
    matrix: async () => {
      await goTo(app, "Matrix");
      await app.waitForText("Quick wins", "[role=treegrid]");
    },
    coverage: async () => {
      await goTo(app, "Coverage");
      await app.waitForText("All work", "[role=treegrid]");
    },
    allocation: async () => {
      await goTo(app, "Allocation");
      await app.waitForText("Weight-effort fit", "[role=treegrid]");
    },
    "the stress test": async () => {
      await app.press("Stress test");
      await app.press("Set Open the platform to 0");
      await app.waitForText("8 items for it alone", "main");
    },
    okr: async () => {
      await goTo(app, "OKR tree");
      await app.waitForText("Net revenue retention", "[role=treegrid]");
    },
    changes: async () => {
      await goTo(app, "Changes");
      await app.waitForText("54 more", "[role=treegrid]");
    },
    table: async () => {
      await goTo(app, "Table");
      await app.waitForText("Usage-based billing", "[role=treegrid]");
    },
    "the table in groups, with cells selected": async () => {
      await app.choose("Group by", "Owner");
      await app.waitForText("Mira Kaplan", "[role=treegrid] [role=row][aria-expanded]");
      await app.click("[role=treegrid] [role=row]:not([aria-expanded]) [role=rowheader]");
      await app.chord([Key.shift], Key.down);
      await app.chord([Key.shift], Key.right);
      await app.waitFor("[data-marked]");
    },
    "the columns of the table": async () => {
      await app.press("Columns");
      await app.waitFor("[role=dialog]");
    },
    ...Object.fromEntries(lists),
    "a list with a selection": async () => {
      await goTo(app, "Items");
      await app.click("[role=rowheader]");
      await app.type(Key.space);
      await app.waitFor("[role=toolbar]");
    },
    "moving by so many weeks": async () => {
      await app.press("Move by…", "[role=toolbar]");
      await app.waitForText("Counted in", "[role=dialog]");
    },
    "how items are scored": async () => {
      await app.type(Key.escape);
      await app.waitGone("[role=dialog]");
      await app.press("Scoring");
      await app.waitFor("[role=dialog]");
      await app.press("Weighted scorecard", "[role=dialog]");
      await app.waitForText("Add a criterion", "[role=dialog]");
    },
    "all keys": async () => {
      await app.type(Key.escape);
      await app.waitGone("[role=dialog]");
      await take(app, "keyboard", "Keyboard shortcuts");
      await app.waitForText("Begin a link", "[role=dialog]");
    },
    "a cell being edited": async () => {
      await app.type(Key.escape);
      await app.waitGone("[role=dialog]");
      await app.click("[role=rowheader]");
      await app.type(Key.escape, Key.enter);
      await app.waitFor("[role=rowheader] input");
    },
    "the choice of an owner": async () => {
      await app.type(Key.escape);
      await app.click("[data-column=owner]");
      await app.type(Key.enter);
      await app.waitFor("[role=listbox]");
    },
    alignment: async () => {
      await app.type(Key.escape);
      await goTo(app, "Alignment");
      await app.waitFor("article");
    },
    "accepting a finding": async () => {
      await app.press("Accept, with a reason");
      await app.waitFor("[role=dialog]");
    },
    "an entry of the history": async () => {
      await app.type(Key.escape);
      await app.waitGone("[role=dialog]");
      await goTo(app, "History");
      await app.click("main button[aria-expanded=false]");
      await app.waitForText("What changed since");
    },
    "what changed": async () => {
      await app.press("What changed since");
      await app.waitForText("Nothing changed");
      await app.press("What was done");
    },
    "no scenario yet": async () => {
      await goTo(app, "Scenarios");
      await app.waitForText("What if?");
    },
    "a new scenario": async () => {
      await app.press("Branch off the first");
      await app.waitFor("[role=dialog] input");
      await app.type("If Atlas slips");
    },
    "a scenario that is worked on": async () => {
      await app.press("Branch off", "[role=dialog]");
      await app.waitGone("[role=dialog]");
      await app.waitForText("what you change stays in it");
      const items = await app.call<{ id: string; title: string }[]>("items");
      const id = items.find(({ title }) => title === "Template gallery")?.id;
      await app.call("edit", {
        changes: [{ op: "update", record: { kind: "item", id }, set: { end: "2028-03", start: "2027-03" } }],
      });
      await app.waitForText("Found in it alone");
    },
    "adopting a scenario": async () => {
      await app.press("Adopt…");
      await app.waitForText("Adopt 1 change");
    },
    "the plan itself again": async () => {
      await app.press("Cancel");
      await app.waitGone("[role=dialog]");
      await app.press("Back to the plan", "[role=status]");
      await app.waitGone("main > [role=status]");
    },
    "the palette": async () => {
      await app.chord([Key.control], "k");
      await app.waitFor("[role=combobox]");
      await app.type("onboarding");
      await app.waitForText("Objective", "[role=listbox]");
    },
    "an item in the inspector": async () => {
      await app.type(Key.escape);
      await goTo(app, "Items");
      await app.click("[role=rowheader]");
      await app.chord([Key.control], Key.enter);
      await app.waitFor("aside section[aria-label=Thread]");
    },
    "an objective in the inspector": async () => {
      await goTo(app, "Objectives");
      await app.click("[role=rowheader]");
      await app.chord([Key.control], Key.enter);
      await app.waitForText("Key results", "aside");
      await app.click("aside article [aria-expanded=false]");
    },
    "the filters": async () => {
      await goTo(app, "Roadmap");
      await app.press("Filter");
      await app.waitFor("[role=dialog]");
    },
    export: async () => {
      await app.type(Key.escape);
      await app.waitGone("[role=dialog]");
      await app.chord([Key.control], "e");
      await app.waitForText("Save as…", "[role=dialog]");
    },
    "an import": async () => {
      await app.type(Key.escape);
      await app.waitGone("[role=dialog]");
      await drop(app, [`${FIXTURES}/rust-project-goals-2025h2-with-tasks.csv`]);
      await app.waitForText("What each type becomes", "[role=dialog]");
    },
    "its problems": async () => {
      await app.press("Problems");
      await app.waitFor("[role=tabpanel]");
    },
  });
  expect(wrong).toEqual({});
});

test.each(["light", "dark"] as const)(
  "nothing is wrong with the start, an empty plan and a file that cannot be opened, %s",
  async (theme) => {
    app = await App.start(["--today", TODAY]);
    await app.run("window.before = true; localStorage.setItem('appearance', arguments[0]); location.reload()", theme);
    await until("it is loaded anew", () => app.run<boolean>("return window.before === undefined"));
    await app.waitForText("Look at the sample");
    const wrong = await look(theme, {
      start: async () => {},
      "a file that cannot be opened": async () => {
        await drop(app, [`${FIXTURES}/missing.throughline`]);
        await app.waitForText("This file cannot be opened", "[role=dialog]");
      },
    });
    expect(wrong).toEqual({});
  },
);
