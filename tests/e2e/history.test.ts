/** The history in the real window: what was done, the plan as it was, what changed, and one older edit taken back. */
import { afterEach, expect, test } from "vitest";
import { App, until } from "./driver";
import { sample, TODAY } from "./files";

let app: App;

afterEach(async () => {
  await app.stop();
});

interface Row {
  id: string;
  title: string;
  end: string | null;
}

async function item(title: string): Promise<Row> {
  const row = (await app.call<Row[]>("items")).find((row) => row.title === title);
  if (!row) throw new Error(`there is no item ${title}`);
  return row;
}

async function change(title: string, set: { [field: string]: unknown }): Promise<void> {
  const record = { kind: "item", id: (await item(title)).id };
  await app.call("edit", { changes: [{ op: "update", record, set }] });
}

test("a slip since the board is seen in words, as the plan was then, and taken back alone", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");
  await app.press("History");
  await app.waitForText("Make the sample");

  // The plan of today becomes a checkpoint, through the dialogue.
  await app.press("What changed");
  await app.press("Keep now as a checkpoint");
  await app.waitFor("[role=dialog] input");
  await app.type("Board, March 2027");
  await app.press("Keep");
  await app.waitGone("[role=dialog]");
  const before = (await item("Template gallery")).end;
  await change("Template gallery", { end: "2027-12" });
  await change("Spend alerts", { title: "Alerts on spending" });

  await app.waitForText("1 slipped");
  await app.waitForText("Title changed from “Spend alerts” to “Alerts on spending”");
  expect(await app.text("main")).toMatch(/End moved from Jun 2027 to Dec 2027, 2 quarters later/);

  // The whole window shows the plan of the board, and nothing of it can be changed.
  await app.press("See the plan as of Board, March 2027");
  await app.waitForText("to be read only");
  expect((await item("Template gallery")).end).toBe(before);
  await expect(change("Template gallery", { end: "2028-01" })).rejects.toThrow();
  await app.press("Back to now");
  await until("the plan of now is back", async () => (await item("Template gallery")).end === "2027-12");

  // The older of the two edits is taken back; the newer stays.
  await app.press("What was done");
  await app.waitForText("Rename Spend alerts");
  await app.run(
    `[...document.querySelectorAll("button[aria-expanded]")].find((b) => b.innerText.includes("Template gallery")).setAttribute("data-wanted", "")`,
  );
  await app.click("[data-wanted]");
  await app.press("Take this one back");
  await until("the slip is taken back", async () => (await item("Template gallery")).end === before);
  expect((await item("Alerts on spending")).title).toBe("Alerts on spending");
});
