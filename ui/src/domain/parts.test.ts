import { beforeEach, expect, it } from "vitest";
import type { Scene } from "../bindings/Scene";
import { Parts } from "./parts";
import type { Stretch } from "./range";

const HEIGHT = 20_000;

interface Asked extends Stretch {
  answer(scene: Scene): void;
}

let parts: Parts;
let asked: Asked[];
let shown: string[];

/** As much of a scene as parts look at. */
function scene(title: string): Scene {
  return { title, height: HEIGHT } as Scene;
}

/** Answers what was asked first, and lets it be heard. */
async function answer(title: string): Promise<void> {
  asked.shift()?.answer(scene(title));
  await Promise.resolve();
  await Promise.resolve();
}

beforeEach(() => {
  parts = new Parts();
  asked = [];
  shown = [];
  parts.ask = (stretch) => new Promise((answer) => asked.push({ ...stretch, answer }));
  parts.listen((part) => shown.push(part.title));
  parts.begin({ top: 0, bottom: 2400, scene: scene("top") });
  parts.hold(false);
  parts.look(0, 800, true);
});

it("shows a part as soon as it comes, once it is where the eye went", async () => {
  expect(shown).toEqual(["top"]);
  parts.look(9000, 9800, false);
  expect(asked[0]).toMatchObject({ top: expect.any(Number) });
  expect((asked[0]?.top ?? HEIGHT) <= 9000 && (asked[0]?.bottom ?? 0) >= 9800).toBe(true);
  await answer("far down");
  expect(shown.at(-1)).toBe("far down");
});

it("asks ahead in the direction of a scroll before the end of what is there", () => {
  for (let top = 1200; top <= 1500; top += 100) parts.look(top, top + 800, false);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked[0]?.bottom ?? 0).toBeGreaterThan(2400);
});

it("never shows what was on its way when the plan changed", async () => {
  parts.look(9000, 9800, false);
  parts.forget();
  await answer("of the plan before");
  expect(shown).toEqual(["top"]);
  expect(parts.round).toBe(1);
});

it("asks again for what failed, once it is looked at again", async () => {
  parts.ask = () => Promise.reject(new Error("gone"));
  parts.look(9000, 9800, false);
  await Promise.resolve();
  await Promise.resolve();
  parts.ask = (stretch) => new Promise((answer) => asked.push({ ...stretch, answer }));
  parts.look(9000, 9801, true);
  await answer("far down");
  expect(shown.at(-1)).toBe("far down");
});

it("is known as the picture itself once the eye rests and all is there", async () => {
  const rested: Stretch[] = [];
  parts.rest = ({ top, bottom }) => rested.push({ top, bottom });
  parts.look(9000, 9800, false);
  parts.look(9000, 9800, true);
  while (asked.length > 0) await answer("far down");
  expect(rested).toHaveLength(1);
  expect((rested[0]?.top ?? HEIGHT) <= 9000 && (rested[0]?.bottom ?? 0) >= 9800).toBe(true);
});
