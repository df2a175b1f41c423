/** The whole plan as a file for other programs, from the window and back into one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { folder, sample, TODAY } from "./files";
import { answerDialog } from "./native";

let app: App;

afterEach(async () => {
  await app.stop();
});

test("a plan is handed on as JSON and opened again as a workspace of its own", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  const items = await app.call<unknown[]>("items");
  const away = folder();
  await app.chord([Key.control], "k");
  await app.waitFor("[role=combobox]");
  await app.type("whole plan");
  await app.waitUntilText("it is offered first", "[role=option][aria-selected=true]", (text) =>
    text.startsWith("Export the whole plan…"),
  );
  await app.type(Key.enter);
  await answerDialog("Export the whole plan", join(away, "plan.json"));
  await app.waitForText("Saved plan.json");
  const { format, records } = JSON.parse(readFileSync(join(away, "plan.json"), "utf8"));
  expect(format).toBe("throughline-plan");
  expect(records.length).toBeGreaterThan(items.length);

  await app.chord([Key.control], "o");
  await answerDialog("Open a workspace", join(away, "plan.json"));
  await answerDialog("Where to keep the workspace", join(away, "Again.throughline"));
  await until("the new workspace is open", async () => {
    const status = await app.call<{ path: string; title: string } | null>("status");
    return status?.path.endsWith("Again.throughline") && status.title === "Harbour 2027";
  });
  await app.waitFor("[role=treegrid] [data-key]");
  expect(await app.call("items")).toEqual(items);
});
