/** The throughline: a thread lights up from end to end, broken ones are singled out, and hundreds of items fold. */
import { afterEach, expect, test } from "vitest";
import { App, type Box, Key, until } from "./driver";
import { imported, sample, TODAY } from "./files";
import { boxOf, goTo } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("nav");
  await goTo(app, "Throughline");
  await app.waitFor("[role=treegrid] [data-key]");
}

/** How strongly a record stands out from the paper on the canvas: the mean difference of its pixels from the paper's. */
async function strength(title: string): Promise<number> {
  return await app.run<number>(
    `const [{ x, y, width, height }] = arguments;
     const canvas = document.querySelector("main canvas");
     const at = canvas.getBoundingClientRect();
     const ratio = canvas.width / at.width;
     const whole = (value) => Math.round(value * ratio);
     const { data } = canvas.getContext("2d").getImageData(whole(x - at.x), whole(y - at.y), whole(width), whole(height));
     const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
     const probe = new OffscreenCanvas(1, 1).getContext("2d");
     probe.fillStyle = paper;
     probe.fillRect(0, 0, 1, 1);
     const ground = probe.getImageData(0, 0, 1, 1).data;
     let sum = 0;
     // Where nothing is drawn the canvas is clear, and the paper shines through.
     for (let i = 0; i < data.length; i += 4)
       for (const c of [0, 1, 2]) sum += (Math.abs(data[i + c] - ground[c]) * data[i + 3]) / 255;
     return sum / (data.length / 4);`,
    await boxOf(app, title),
  );
}

const [LIT, ALONG, ASIDE] = ["Cut onboarding to a day", "Guided first value", "Open the platform"];

/** Waits until one thread stands out and another steps back. */
async function lights(plain: { [title: string]: number }): Promise<void> {
  await until("the thread is lit", async () => {
    const now = { [ALONG]: await strength(ALONG), [ASIDE]: await strength(ASIDE) };
    const share = (title: string) => (now[title] ?? 0) / (plain[title] ?? 1);
    if (!(share(ALONG) > 0.9 && share(ASIDE) < 0.7))
      throw new Error(`${ALONG} at ${share(ALONG)}, ${ASIDE} at ${share(ASIDE)}`);
    return true;
  });
}

/** Waits until the keyboard is on a record. */
async function on(title: string): Promise<void> {
  await until(`the keyboard is on ${title}`, async () => {
    const active = await app.run<string>(
      "return document.getElementById(document.querySelector('[role=treegrid]').getAttribute('aria-activedescendant'))?.textContent ?? ''",
    );
    if (!active.startsWith(title)) throw new Error(`it is on “${active}”`);
    return true;
  });
}

test("pointing at an objective lights its thread and nothing else; so does the keyboard", async () => {
  await open(sample());
  const plain = { [ALONG]: await strength(ALONG), [ASIDE]: await strength(ASIDE) };
  const { x, y, width, height } = await boxOf(app, LIT);
  await app.hover({ x: x + width / 2, y: y + height / 2 });
  await lights(plain);

  await app.hover({ x: 60, y: 500 });
  await until("all is as it was", async () => Math.abs((await strength(ASIDE)) / (plain[ASIDE] ?? 1) - 1) < 0.05);

  await app.run("document.querySelector('[role=treegrid]').focus()");
  await app.type(Key.home);
  await on("Win the mid-market");
  await app.type(Key.down);
  await on(LIT);
  await lights(plain);
});

test("broken threads alone can be shown, and each says what is missing", async () => {
  await open(sample());
  await app.press("Only broken threads");
  await until("whole threads are gone", async () => {
    const shown = await app.text("[role=treegrid]");
    return !shown.includes("Onboarding health score") && shown.includes("Dark mode for dispatch");
  });
  await boxOf(app, "Dark mode for dispatch");
  const told = await app.run<string>(
    `return [...document.querySelectorAll("[role=treegrid] [data-key]")].find((row) => row.textContent.startsWith("Dark mode for dispatch")).textContent`,
  );
  expect(told.toLowerCase()).toMatch(/serves no objective|no objective|unaligned/);
  await app.press("Only broken threads");
});

test("654 real enhancements are folded into what can be looked at, and unfold where one asks", async () => {
  await open(imported("kubernetes-keps.csv"));
  const count = (css: string) => app.run<number>("return document.querySelectorAll(arguments[0]).length", css);
  expect(await count("[role=treegrid] [data-key]")).toBeLessThan(150);
  const items = "[role=treegrid] [data-key^='item:']";
  const before = await count(items);
  const closed = "[role=treegrid] [data-key][aria-expanded=false]";
  await app.waitFor(closed);
  const { x, y, width, height } = await app.run<Box>(
    `const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); return { x, y, width, height };`,
    closed,
  );
  await app.clickAt({ x: x + width / 2, y: y + Math.min(height / 2, 12) });
  await until("its items are shown", async () => (await count(items)) > before + 5);
});
