/** What changed, as a picture in the real window: since when, what slipped by how much, all of it, kept as a view. */
import { afterEach, expect, test } from "vitest";
import { App, Key, until } from "./driver";
import { cli, sample, TODAY } from "./files";
import { boxOf, goTo, reaches } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

interface Row {
  id: string;
  title: string;
}

async function change(title: string, set: { [field: string]: unknown }): Promise<void> {
  const found = (await app.call<Row[]>("items")).find((row) => row.title === title);
  await app.call("edit", { changes: [{ op: "update", record: { kind: "item", id: found?.id }, set }] });
}

async function inInspector(title: string): Promise<void> {
  await until(`${title} is in the inspector`, () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === arguments[0]", title),
  );
}

test("what slipped since the board stands on one page, which is kept and exported", async () => {
  const file = sample();
  cli("checkpoint", file, "Board, January");
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
  await goTo(app, "Changes");
  await app.waitForText("Nothing changed since then");

  // The picture follows the plan.
  await change("Template gallery", { end: "2027-12" });
  await change("Spend alerts", { status: "dropped" });
  await app.waitForText("End moved from Jun 2027 to Dec 2027, 2 quarters later", "[role=treegrid]");
  await app.waitForText("Spend alerts", "[role=treegrid]");

  // By mouse and by keyboard to the record.
  const { x, y, width, height } = await boxOf(app, "Template gallery");
  await app.clickAt({ x: x + width / 2, y: y + height / 2 });
  await inInspector("Template gallery");
  await reaches(app, Key.down, /^Spend alerts/);
  await app.type(Key.enter);
  await inInspector("Spend alerts");

  // Since the beginning everything is new, more than is shown at first.
  await app.choose("Since", "The beginning");
  await app.waitForText("54 more", "[role=treegrid]");
  const more = await boxOf(app, "54 more");
  await app.clickAt({ x: more.x + more.width / 2, y: more.y + more.height / 2 });
  await until("all of them are shown", async () => !(await app.text("[role=treegrid]")).includes("54 more"));

  await app.choose("Since", "Board, January");
  await app.press("Save view");
  await app.waitFor("[role=dialog] input");
  await app.type("Since the board");
  await app.press("Save");
  await app.waitGone("[role=dialog]");
  await app.stop();
  app = await App.start(["--today", TODAY, file]);
  await app.press("Since the board", "nav");
  await app.waitForText("2 quarters later", "[role=treegrid]");
  const views = await app.call<{ title: string; spec: { kind: string } }[]>("views");
  expect(views.find((view) => view.title === "Since the board")?.spec.kind).toBe("changes");

  // From the list of the same to the picture.
  await goTo(app, "History");
  await app.press("What changed");
  await app.waitForText("1 slipped");
  await app.press("As a picture");
  await app.waitForText("2 quarters later", "[role=treegrid]");
});
