/** The stress test in the real window: an objective weighs nothing, what exists for it alone, kept as a scenario, and without the window. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { ask, cli, sample, TODAY } from "./files";
import { goTo } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

const weights = () =>
  app
    .call<{ objective: { title: string; weight: number } }[]>("objectives")
    .then((rows) => Object.fromEntries(rows.map(({ objective }) => [objective.title, objective.weight])));

test("an objective that weighs nothing says what exists for it alone; nothing is stored until it is kept", async () => {
  const file = sample();
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Allocation");
  await app.waitForText("Weight-effort fit 90%", "[role=treegrid]");
  await app.press("Stress test");
  await app.waitForText("Set an objective to 0", "main");

  await app.press("Set Open the platform to 0");
  await app.waitForText("8 items for it alone", "main");
  await app.waitForText("Partner ecosystem", "main");
  await app.waitForText("Weight-effort fit 90% → 82%, 94% once lost work is no longer done", "main");
  // The picture is the same question, live.
  await app.waitForText("Weight-effort fit 82%", "[role=treegrid]");
  await app.waitForText("items ranked differently", "main");

  // By keyboard: a step of the slider gives it a weight, so that nothing is lost any more.
  await app.run("document.querySelector('[aria-label=\"Weight of Open the platform\"] input').focus()");
  await app.type(Key.right);
  await app.waitForText("Nothing: all that is planned keeps its reason", "main");
  await app.press("Reset Open the platform to its own weight");
  await app.waitForText("Set an objective to 0", "main");
  await app.press("Set Open the platform to 0");
  await app.waitForText("8 items for it alone", "main");

  // An item leads to its record.
  await app.press("App marketplace", "main");
  await until("it is in the inspector", () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === 'App marketplace'"),
  );
  expect(await weights()).toMatchObject({ "Open the platform": 10 });

  await app.press("Keep as a scenario");
  await app.waitForText("Kept as the scenario “Without “Open the platform””");
  expect(await weights()).toMatchObject({ "Open the platform": 0, "Win the mid-market": 35 });
  await app.stop();

  // The plan itself is as it was; the same question without the window.
  const answer = ask<{ fit: number[]; alone: unknown[] }>("stress", file, "--weigh", "open the platform=0");
  expect(answer.fit.map((fit) => Math.round(fit * 100))).toEqual([90, 82]);
  expect(answer.alone).toHaveLength(8);
  expect(cli("scenario", "list", file)).toContain("Without “Open the platform”");
});
