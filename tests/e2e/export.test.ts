/** The picture handed on: PDF, slides, PNG and SVG, as it is shown, chosen in the dialogue and kept where one says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { App, Key } from "./driver";
import { folder, sample, TODAY } from "./files";
import { answerDialog } from "./native";

let app: App;

afterEach(async () => {
  await app.stop();
});

const DIALOG = "[role=dialog]";

/** Exports what is shown in a format and answers what is in the file. */
async function exported(format: string, name: string): Promise<Buffer> {
  const path = join(folder(), name);
  await app.chord([Key.control], "e");
  await app.press(format, DIALOG);
  await app.press("Save as…", DIALOG);
  await answerDialog("Export the picture", path);
  await app.waitForText(`Saved ${name}`);
  await app.waitGone(DIALOG);
  return readFileSync(path);
}

interface Drawn {
  title: string;
  texts: string[];
}

/** Reads an SVG as a browser does. */
async function drawn(svg: Buffer): Promise<Drawn> {
  return await app.run<Drawn>(
    `const read = new DOMParser().parseFromString(arguments[0], "image/svg+xml");
     if (read.querySelector("parsererror")) throw new Error(read.querySelector("parsererror").textContent);
     return { title: read.querySelector("title")?.textContent ?? "", texts: [...read.querySelectorAll("text")].map((text) => text.textContent) };`,
    svg.toString("utf8"),
  );
}

test("what is shown is saved as PDF, slides, PNG and SVG, and each opens", async () => {
  app = await App.start(["--today", TODAY, sample()]);
  await app.waitFor("[role=treegrid] [data-key]");

  await app.chord([Key.control], "e");
  await app.waitFor(DIALOG);
  for (const option of ["Roadmap", "PDF", "Slides", "Web page", "PNG", "SVG", "Light", "Dark"]) {
    expect(await app.has(option, DIALOG), option).toBe(true);
  }
  await app.press("Cancel", DIALOG);
  await app.waitGone(DIALOG);

  const pdf = await exported("PDF", "Roadmap.pdf");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.subarray(-8).toString()).toContain("%%EOF");

  const slides = await exported("Slides", "Roadmap.pptx");
  // An archive whose first part says what the others are.
  expect(slides.subarray(0, 2).toString()).toBe("PK");
  expect(slides.subarray(30, 49).toString()).toBe("[Content_Types].xml");
  expect(slides.includes("ppt/slides/slide4.xml")).toBe(true);

  const page = (await exported("Web page", "Roadmap.html")).toString("utf8");
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).toContain("Content-Security-Policy");
  expect(page).not.toMatch(/(src|href)="?https?:/);

  const png = await exported("PNG", "Roadmap.png");
  const size = await app.runAsync<{ width: number; height: number }>(
    `const bytes = Uint8Array.from(atob(arguments[0]), (letter) => letter.charCodeAt(0));
     const { width, height } = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
     return { width, height };`,
    png.toString("base64"),
  );
  expect(size.width).toBeGreaterThan(2000);
  expect(size.height).toBeGreaterThan(1000);

  const roadmap = await drawn(await exported("SVG", "Roadmap.svg"));
  expect(roadmap.title).toMatch(/Harbour 2027/);
  expect(roadmap.texts).toContain("Template gallery");
  expect(roadmap.texts.join("\n")).toMatch(/17 Feb(ruary)? 2027/);

  // As it is shown: what a filter hides is not handed on.
  await app.press("Filter");
  await app.fill("Words", "template");
  await app.type(Key.escape);
  await app.waitGone(DIALOG);
  await app.waitForText("1 filter");
  const filtered = await drawn(await exported("SVG", "Filtered.svg"));
  expect(filtered.texts).toContain("Template gallery");
  expect(filtered.texts).not.toContain("In-app upgrades");

  await app.chord([Key.control], "1");
  await app.waitForText("Throughline", "h1");
  const threads = await drawn(await exported("SVG", "Throughline.svg"));
  expect(threads.texts).toContain("Cut onboarding to a day");
  expect(threads.texts).toContain("Dana Osei");
});
