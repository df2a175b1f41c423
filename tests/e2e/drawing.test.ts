/** Drawing and zooming in the roadmap with the pointer: what is made, what is not, and what holds still. */
import { afterEach, expect, test } from "vitest";
import { App, Key, type Point, until } from "./driver";
import { sample, TODAY } from "./files";
import { boxOf, type DatedItem, itemOf, settlesAt, undoes } from "./steps";

let app: App;

afterEach(async () => {
  await app.stop();
});

async function open(file: string): Promise<void> {
  app = await App.start(["--today", TODAY, file]);
  await app.waitFor("[role=treegrid] [data-key]");
}

const ITEM = "Template gallery";

async function count(): Promise<number> {
  return (await app.call<DatedItem[]>("items")).length;
}

/** The zoom that is chosen. */
async function zoom(): Promise<string> {
  return await app.run<string>(
    `return [...document.querySelectorAll("[role=radio]")].find((e) => e.ariaChecked === "true" && /Month|Quarter|Year/.test(e.innerText))?.innerText ?? ""`,
  );
}

// The driver's own pointer knows nothing of keys that are held: what a pointer with one tells is told to the page.

/** Draws with Alt held from one point through others; typed Escape before it lets go, where it is `given up`. */
async function drawn(from: Point, through: Point[], givenUp: boolean): Promise<void> {
  await app.run(
    `const [from, through, givenUp] = arguments;
     const picture = document.querySelector("[role=treegrid]").parentElement;
     const tell = (type, { x, y }) => picture.dispatchEvent(new PointerEvent(type,
       { pointerId: 1, pointerType: "mouse", button: 0, clientX: x, clientY: y, altKey: true, bubbles: true, cancelable: true }));
     tell("pointerdown", from);
     for (const point of through) tell("pointermove", point);
     if (givenUp) window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
     tell("pointerup", through.at(-1));`,
    from,
    through,
    givenUp,
  );
}

/** Turns the wheel by CSS pixels with Ctrl held, down where positive. */
async function turned({ x, y }: Point, by: number): Promise<void> {
  await app.run(
    `const [clientX, clientY, deltaY] = arguments;
     document.querySelector("[role=treegrid]").parentElement
       .dispatchEvent(new WheelEvent("wheel", { clientX, clientY, deltaY, ctrlKey: true, bubbles: true, cancelable: true }));`,
    x,
    y,
    by,
  );
}

test("an item is drawn over its months with Alt held, Escape draws none, and it is there after a restart", async () => {
  const file = sample();
  await open(file);
  const before = await count();
  const { x, y, width } = await boxOf(app, ITEM);
  // The gap above the bar is ground of its lane: three months from where the bar begins.
  const ground = { x: x + 4, y: y - 4 };
  const month = width / 4;
  const through = [
    { x: x + month, y: ground.y },
    { x: x + 2.5 * month, y: ground.y },
  ];
  await drawn(ground, through, true);
  expect(await count()).toBe(before);
  await drawn(ground, through, false);
  await app.waitFor("input[data-own]");
  await app.type("Drawn with Alt", Key.enter);
  await undoes(app, "Add Drawn with Alt");
  await settlesAt(app, "Drawn with Alt", ["2027-03", "2027-05"]);
  await app.stop();
  await open(file);
  await settlesAt(app, "Drawn with Alt", ["2027-03", "2027-05"]);
  await app.chord([Key.control], "z");
  await until("one undo takes it away", async () => (await count()) === before);
});

test("the wheel zooms with Ctrl held, and what is under the pointer stays there", async () => {
  await open(sample());
  const { start, end } = await itemOf(app, ITEM);
  const before = await boxOf(app, ITEM);
  const at = { x: before.x, y: before.y + before.height / 2 };
  const was = await zoom();
  await turned(at, 120);
  await until("it shows more time", async () => (await zoom()) !== was);
  const far = await boxOf(app, ITEM);
  // Nearer to the edges of the plan there may be nothing to scroll; from here on there is.
  expect(far.width).toBeLessThan(before.width);
  await turned({ x: far.x, y: far.y + far.height / 2 }, -120);
  await until("it is as near as before", async () => (await zoom()) === was);
  const near = await boxOf(app, ITEM);
  expect(Math.abs(near.x - far.x)).toBeLessThan(3);
  expect(near.width).toBeCloseTo(before.width, 0);
  expect(await itemOf(app, ITEM)).toMatchObject({ start, end });
});

test("two fingers that move apart zoom in, together out, and move nothing", async () => {
  await open(sample());
  const made = (await app.call<{ undo: { undo: string | null } }>("status")).undo.undo;
  const was = await zoom();
  const { x, y } = await boxOf(app, ITEM);
  const pinch = (from: number, to: number) =>
    app.run(
      `const [x, y, from, to] = arguments;
       const picture = document.querySelector("[role=treegrid]").parentElement;
       const finger = (type, pointerId, dx) => picture.dispatchEvent(new PointerEvent(type,
         { pointerId, pointerType: "touch", clientX: x + dx, clientY: y, bubbles: true, cancelable: true }));
       for (const [id, side] of [[11, -1], [12, 1]]) finger("pointerdown", id, side * from);
       for (const [id, side] of [[11, -1], [12, 1]]) finger("pointermove", id, side * to);
       for (const id of [11, 12]) finger("pointerup", id, to);`,
      x,
      y,
      from,
      to,
    );
  await pinch(100, 60);
  await until("it shows more time", async () => (await zoom()) !== was);
  await pinch(60, 100);
  await until("it is as near as before", async () => (await zoom()) === was);
  expect((await app.call<{ undo: { undo: string | null } }>("status")).undo.undo).toBe(made);
});
