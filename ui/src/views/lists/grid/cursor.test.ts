import { expect, it } from "vitest";
import { moved } from "./cursor";

const extent = { rows: 100, columns: 5, page: 20 };

function press(key: string, row = 50, column = 2, { command = false, shift = false } = {}) {
  return moved({ row, column }, { key, command, shift }, extent);
}

it.each([
  ["ArrowUp", { row: 49, column: 2 }],
  ["ArrowDown", { row: 51, column: 2 }],
  ["ArrowLeft", { row: 50, column: 1 }],
  ["ArrowRight", { row: 50, column: 3 }],
  ["PageUp", { row: 30, column: 2 }],
  ["PageDown", { row: 70, column: 2 }],
  ["Home", { row: 50, column: 0 }],
  ["End", { row: 50, column: 4 }],
  ["Tab", { row: 50, column: 3 }],
])("%s moves", (key, to) => {
  expect(press(key)).toEqual(to);
});

it("goes to the ends with the command key", () => {
  expect(press("ArrowDown", 50, 2, { command: true })).toEqual({ row: 99, column: 2 });
  expect(press("Home", 50, 2, { command: true })).toEqual({ row: 0, column: 0 });
  expect(press("End", 50, 2, { command: true })).toEqual({ row: 99, column: 4 });
});

it("reaches the column names above the first row, and stops there and at the end", () => {
  expect(press("ArrowUp", 0)).toEqual({ row: -1, column: 2 });
  expect(press("ArrowUp", -1)).toBeNull();
  expect(press("PageUp", 5)).toEqual({ row: 0, column: 2 });
  expect(press("PageDown", 90)).toEqual({ row: 99, column: 2 });
  expect(press("ArrowDown", 99)).toBeNull();
});

it("leaves the grid by Tab at the end of a row", () => {
  expect(press("Tab", 50, 4)).toBeNull();
  expect(press("Tab", 50, 0, { shift: true })).toBeNull();
  expect(press("Tab", 50, 1, { shift: true })).toEqual({ row: 50, column: 0 });
});

it("leaves other keys alone", () => {
  expect(press("a")).toBeNull();
  expect(
    moved({ row: 0, column: 0 }, { key: "ArrowDown", command: false, shift: false }, { ...extent, rows: 0 }),
  ).toEqual({ row: -1, column: 0 });
});
