/** What all components share: how wide time is drawn, how high a row is, and how large the picture. */

/** One day in milliseconds. */
export const DAY = 86_400_000;
/** CSS pixels. */
export const ROW = 30;
export const BAR = 20;
export const NAMES = 300;
export const HEADER = 50;
export const WIDTH = 1440;
export const HEIGHT = 860;
/** Months of the plan. */
export const MONTHS = 36;

/** How wide a month is at each zoom, and how wide a column of the axis, as near as each component's settings come. */
export const ZOOMS = {
  month: { month: 100, column: 100 },
  quarter: { month: 50, column: 150 },
  year: { month: 20, column: 240 },
};

const SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What stands in the columns of the axis. */
export function columns(zoom, firstYear) {
  if (zoom === "month") return Array.from({ length: MONTHS }, (_, n) => SHORT[n % 12]);
  if (zoom === "quarter") return Array.from({ length: MONTHS / 3 }, (_, n) => `Q${(n % 4) + 1}`);
  return Array.from({ length: MONTHS / 12 }, (_, n) => String(firstYear + n));
}

/** The day of a time, as `2027-02-17`. */
export function isoDay(time) {
  return new Date(time).toISOString().slice(0, 10);
}
