import { afterEach, expect, test, vi } from "vitest";
import type { Platform } from "../platform";
import { STATUS } from "../testing/status";
import { askAhead, roomAhead } from "./ahead";
import { newClient } from "./core";
import type { firstRequest } from "./scene";

afterEach(() => document.documentElement.removeAttribute("style"));

function core(answers: { [name: string]: unknown }) {
  const call = vi.fn(async (name: string) => {
    if (name in answers) return answers[name];
    throw new Error(`${name} is not answered`);
  });
  return { call, platform: { call } as unknown as Platform };
}

test("the roadmap is asked for once, in the room beside the sidebar, and kept for the view", async () => {
  document.documentElement.setAttribute("style", "--sidebar: 200px; --sidebar-narrow: 50px; --bar: 48px");
  vi.stubGlobal("innerWidth", 1440);
  vi.stubGlobal("innerHeight", 900);
  expect(roomAhead()).toEqual({ width: 1240, height: 852 });
  const { call, platform } = core({ status: STATUS, scene: { nodes: [] } });
  const client = newClient();
  await askAhead(client, platform);
  const [, asked] = call.mock.calls as unknown as [unknown, [string, ReturnType<typeof firstRequest>]];
  expect(asked[0]).toBe("scene");
  expect(asked[1]).toMatchObject({ spec: { kind: "roadmap", width: 1240, height: 852 }, top: 0, bottom: 900 });
  expect(client.getQueryData(["scene", asked[1]])).toEqual({ nodes: [] });
  vi.unstubAllGlobals();
});

test("without a workspace, or without anything in it, no picture is asked for; what fails is left to the view", async () => {
  for (const status of [null, { ...STATUS, empty: true }]) {
    const { call, platform } = core({ status });
    await askAhead(newClient(), platform);
    expect(call.mock.calls.map(([name]) => name)).toEqual(["status"]);
  }
  await expect(askAhead(newClient(), core({}).platform)).resolves.toBeUndefined();
});
