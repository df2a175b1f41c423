import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Checkpoint } from "../bindings/Checkpoint";
import { PlatformProvider } from "../platform";
import { memoryPlatform } from "../platform/memory";
import { CoreProvider, useAsk } from "./core";

function Names() {
  const names = (useAsk("checkpoints").data ?? []).map(({ title }) => title);
  return <p>{names.join(", ") || "none"}</p>;
}

function named(title: string): Checkpoint {
  return { id: title, title, entry: 1, made: "2027-02-17", note: "" };
}

it("does not take a first answer for good that was on its way when the plan changed", async () => {
  const platform = memoryPlatform();
  const waiting: ((answer: Checkpoint[]) => void)[] = [];
  const call = (async () => await new Promise((answer) => waiting.push(answer))) as typeof platform.call;
  render(
    <PlatformProvider platform={{ ...platform, call }}>
      <CoreProvider>
        <Names />
      </CoreProvider>
    </PlatformProvider>,
  );
  platform.changed();
  waiting[0]?.([named("as it was")]);
  await expect.poll(() => waiting.length).toBe(2);
  waiting[1]?.([named("as it is")]);
  await screen.findByText("as it is");
});
