import type { MoveRequest } from "../../bindings/MoveRequest";

/** What moves are counted in. */
export const UNITS = { days: "Days", weeks: "Weeks", months: "Months", quarters: "Quarters" } as const;
export type Unit = keyof typeof UNITS;

/** No move goes further than this, whatever it is counted in: about ten years. */
const MOST: Record<Unit, number> = { days: 3660, weeks: 520, months: 120, quarters: 40 };

/** What is wrong with how far was typed; null where nothing is. */
export function farProblem(n: number | null, unit: Unit): string | null {
  if (n === null || !Number.isInteger(n) || n < 1) return `Write a whole number of ${unit}.`;
  return n > MOST[unit] ? `No more than ${MOST[unit].toLocaleString("en-GB")} ${unit}.` : null;
}

/** How far that is, as the core is asked: in days, or in months of the calendar. */
export function farOf(n: number, unit: Unit): Pick<MoveRequest, "days" | "months"> {
  switch (unit) {
    case "days":
      return { days: n };
    case "weeks":
      return { days: n * 7 };
    case "months":
      return { days: 0, months: n };
    case "quarters":
      return { days: 0, months: n * 3 };
  }
}
