import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SceneRequest } from "../bindings/SceneRequest";
import type { Call } from "../platform";
import { STATUS } from "../testing/status";
import { askAhead } from "./ahead";
import { newClient, takeAhead } from "./core";
import { keepInspector, keepRoom } from "./room";
import { START, setTo } from "./specs";

beforeEach(() => {
  localStorage.clear();
  document.documentElement.setAttribute(
    "style",
    "--sidebar: 200px; --sidebar-narrow: 50px; --inspector: 300px; --bar: 48px",
  );
  vi.stubGlobal("innerWidth", 1440);
  vi.stubGlobal("innerHeight", 900);
});

afterEach(() => {
  document.documentElement.removeAttribute("style");
  vi.unstubAllGlobals();
});

function core(answers: { [name: string]: unknown }) {
  const asked: { name: string; request: unknown }[] = [];
  const call = async (name: string, request?: unknown) => {
    asked.push({ name, request });
    if (name in answers) return answers[name];
    throw new Error(`${name} is not answered`);
  };
  const scenes = () => asked.filter(({ name }) => name === "scene").map(({ request }) => request as SceneRequest);
  return { call: call as unknown as Call, asked, scenes };
}

const ANSWERS = { status: STATUS, scene: { nodes: [] }, summary: { items: 3 }, record: { record: {} }, outline: {} };

test("the roadmap is asked for once, in the room beside sidebar and inspector, and kept for the view", async () => {
  const { call, scenes } = core(ANSWERS);
  const ahead = await askAhead(call);
  await ahead?.scene?.asked;
  const [request] = scenes();
  expect(scenes()).toHaveLength(1);
  expect(request).toMatchObject({ spec: { kind: "roadmap", width: 940, height: 852 }, top: 0, bottom: 900 });
  const client = newClient();
  if (ahead) takeAhead(client, ahead);
  expect(client.getQueryData(["scene", request])).toEqual({ nodes: [] });
  expect(client.getQueryData(["status", null])).toEqual(STATUS);
});

test("a window that is as it was asks for the room that the roadmap had", async () => {
  keepInspector(false);
  keepRoom({ width: 1111, height: 777 });
  const { call, scenes } = core(ANSWERS);
  await askAhead(call);
  expect(scenes()[0]).toMatchObject({ spec: { width: 1111, height: 777 } });
  keepInspector(true);
  await askAhead(call);
  expect(scenes()[1]).toMatchObject({ spec: { width: 940, height: 852 } });
});

test("a workspace that is set otherwise than the last one is asked for as it is set", async () => {
  setTo(STATUS.path, { ...START, roadmap: { ...START.roadmap, zoom: "year" } });
  setTo("/elsewhere/Other.throughline", START);
  const { call, scenes } = core(ANSWERS);
  const ahead = await askAhead(call);
  expect(scenes().map(({ spec }) => spec.zoom)).toEqual(["quarter", "year"]);
  expect(ahead?.scene?.request).toEqual(scenes()[1]);
});

test("without a workspace, or without anything in it, there is no picture; what fails is left to the view", async () => {
  for (const status of [null, { ...STATUS, empty: true }]) {
    const { call } = core({ status });
    expect(await askAhead(call)).toEqual({ status, scene: null, others: [] });
  }
  expect(await askAhead(core({}).call)).toBeNull();
});

test("what is not answered yet is not asked again", async () => {
  let answer: (scene: unknown) => void = () => undefined;
  const pending = new Promise((resolve) => {
    answer = resolve;
  });
  const call = async (name: string) => (name === "scene" ? pending : ANSWERS[name as keyof typeof ANSWERS]);
  const ahead = await askAhead(call as unknown as Call);
  const client = newClient();
  if (ahead) takeAhead(client, ahead);
  answer({ nodes: ["late"] });
  const queryKey = ["scene", ahead?.scene?.request];
  await vi.waitFor(() => expect(client.getQueryData(queryKey)).toEqual({ nodes: ["late"] }));
});
