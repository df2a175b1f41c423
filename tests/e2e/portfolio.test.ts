/** The portfolio in the real window: reached by the sidebar, read by keyboard, and an item opened from a cell. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { sample, TODAY } from "./files";
import { goTo, reaches } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

test("an item is opened from a cell by keyboard", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Portfolio");
  await app.waitForText("All products", "[role=treegrid]");
  // The first layout may be followed by another, for the room that the legend leaves.
  await until("the picture has the focus", () =>
    app.runAsync<boolean>(
      `document.querySelector("[role=treegrid]")?.focus();
       for (let n = 0; n < 20; n++) await new Promise(requestAnimationFrame);
       return document.activeElement?.getAttribute("role") === "treegrid";`,
    ),
  );

  // From the sum to the quarter beside it, and down its column to what is named there.
  await reaches(app, Key.home, /^Q4 2026: [\d.]+ pm \| Oct – Dec, \d+ landing/);
  await reaches(app, Key.right, /^Q1 2027: /);
  await app.type(Key.down);
  const item = await reaches(app, Key.down, /^Help centre rebuild/);
  expect(item).toContain("done");
  await app.type(Key.enter);
  await until("it is in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === 'Help centre rebuild'"),
  );
});
