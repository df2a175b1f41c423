/** Files that are not simply one's own: held by another window, write-protected, foreign, damaged, newer, gone. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key } from "./driver";
import { copied, folder, sample, TODAY } from "./files";
import { drop } from "./native";
import { goTo } from "./steps";

const open: App[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.stop();
});

async function start(file: string): Promise<App> {
  const app = await App.start(["--today", TODAY, file]);
  open.push(app);
  return app;
}

const DIALOG = "[role=dialog]";
const PICTURE = "[role=treegrid] [data-key]";

interface Status {
  access: { access: string; reason?: string };
}

test("a second window is told who has the file, reads it, and cannot change it", async () => {
  const file = sample();
  const first = await start(file);
  await first.waitFor(PICTURE);
  const second = await start(file);
  await second.waitForText("This file cannot be opened", DIALOG);
  expect(await second.text(DIALOG)).toMatch(/Harbour\.throughline is open for editing by .+ \(process \d+\)\./);
  await second.press("Open to read only", DIALOG);
  await second.waitFor(PICTURE);
  await second.waitForText("Read only", "nav");
  expect((await second.call<Status>("status")).access.access).toBe("read_only");

  // Nothing offers to change it.
  await goTo(second, "Items");
  await second.waitFor("[role=rowheader]");
  expect(await second.has("New item")).toBe(false);
  await second.click("[role=rowheader]");
  await second.type(Key.enter);
  expect(await second.run("return document.querySelector('[role=rowheader] input')")).toBeNull();

  // The first goes on as before.
  await goTo(first, "Items");
  await first.press("New item");
  await first.type("Written by the first", Key.enter, Key.escape);
  await first.waitForText("Written by the first");
});

test("a write-protected file opens to be read, and says why", async () => {
  const file = sample();
  chmodSync(file, 0o444);
  const app = await start(file);
  await app.waitFor(PICTURE);
  await app.waitForText("Read only", "nav");
  expect((await app.call<Status>("status")).access).toEqual({
    access: "read_only",
    reason: "The file is write-protected.",
  });
  await app.waitForText("The file is write-protected.", "aside");
});

test("files that cannot be opened say why and offer a way on; the window stays as it was", async () => {
  const mine = sample();
  const app = await start(mine);
  await app.waitFor(PICTURE);

  const foreign = join(folder(), "Notes.throughline");
  writeFileSync(foreign, readFileSync(copied("kubernetes-releases.csv")));
  const newer = sample();
  const bytes = readFileSync(newer);
  // The schema's version in SQLite's header (https://sqlite.org/fileformat2.html#user_version_number).
  bytes.writeUInt32BE(999, 60);
  writeFileSync(newer, bytes);
  const damaged = sample();
  const torn = readFileSync(damaged);
  torn.fill(0xa5, 8192, torn.length - 4096);
  writeFileSync(damaged, torn);

  const told: [string, RegExp][] = [
    [foreign, /Notes\.throughline .*not a Throughline workspace.*Open a \.throughline file, or import/s],
    [newer, /newer.*Update Throughline to open it\. The file has not been touched/s],
    [damaged, /is damaged.*Nothing was written/s],
    [join(folder(), "Gone.throughline"), /Gone\.throughline/],
  ];
  for (const [file, words] of told) {
    await drop(app, [file]);
    await app.waitForText(file, DIALOG);
    await app.waitUntilText("the dialogue says why", DIALOG, (text) => words.test(text));
    expect(await app.has("Open another file…", DIALOG)).toBe(true);
    expect(await app.has("Open to read only", DIALOG)).toBe(false);
    await app.type(Key.escape);
    await app.waitGone(DIALOG);
    expect(await app.call("status")).toMatchObject({ path: mine, access: { access: "write" } });
  }

  const other = sample();
  await drop(app, [other]);
  await app.waitFor(PICTURE);
  expect(await app.call("status")).toMatchObject({ path: other });
});

test("a file that cannot be opened at the start says so over the start screen", async () => {
  const app = await start(join(folder(), "Gone.throughline"));
  await app.waitForText("This file cannot be opened", DIALOG);
  await app.press("Close", `${DIALOG} footer`);
  await app.waitForText("Look at the sample");
});
