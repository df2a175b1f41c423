import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Changed } from "../../bindings/Changed";
import { NavigationProvider } from "../../domain/navigation";
import { Differences } from "./Differences";
import { back } from "./Moment";

function added(n: number): Changed {
  return {
    record: { kind: "item", id: String(n) },
    title: `Item ${n}`,
    differences: [{ what: "added", words: "Added", before: "", after: "", shift: null }],
  };
}

it("shows the first hundred of many, and the rest where one asks", async () => {
  render(
    <NavigationProvider>
      <Differences records={Array.from({ length: 250 }, (_, n) => added(n))} />
    </NavigationProvider>,
  );
  expect(screen.getAllByText("Added")).toHaveLength(100);
  await userEvent.click(screen.getByRole("button", { name: "Show 150 more" }));
  expect(screen.getAllByText("Added")).toHaveLength(250);
});

it("goes back to the last day of a month that is too short", () => {
  expect(back("2027-03-31", { months: 1 })).toBe("2027-02-28");
  expect(back("2027-01-15", { months: 3 })).toBe("2026-10-15");
  expect(back("2027-03-01", { days: 1 })).toBe("2027-02-28");
});
