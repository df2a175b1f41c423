import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { SHORTCUTS } from "../../domain/shortcuts";
import { comboLabel } from "../../lib/keys";
import Keys from "./Keys";

it("shows every key of every view, as it is written on the keyboard", () => {
  render(<Keys onClose={() => {}} />);
  for (const { title, keys } of SHORTCUTS) {
    const group = screen.getByRole("region", { name: title });
    expect(within(group).getAllByRole("term")).toHaveLength(keys.length);
  }
  expect(screen.getByText("Ctrl+Shift+Z")).toBeTruthy();
  expect([comboLabel("Mod+K"), comboLabel("+"), comboLabel("Alt+Shift+←/→")]).toEqual(["Ctrl+K", "+", "Alt+Shift+←/→"]);
});
