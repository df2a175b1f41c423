/** Days counted from 1 January 1970, so that they can be added and compared; no time of day, no zone. */
export type Day = number;

const MS = 86_400_000;

/** The day of a text such as `2027-03-15`; NaN where it is none. */
export function dayOf(text: string): Day {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / MS);
}

/** The text of a day. */
export function textOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** The day of a date of the calendar, month from 1; NaN where there is no such day. */
export function dayFrom(year: number, month: number, day: number): Day {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? Math.floor(at.getTime() / MS) : Number.NaN;
}

/** Year, month from 1, day of the month. */
export function partsOf(day: Day): [year: number, month: number, day: number] {
  const at = new Date(day * MS);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
}

/** The ISO week in which a day lies. */
export function weekOf(day: Day): [year: number, week: number] {
  // The week belongs to the year of its Thursday; 1 January 1970 was one.
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const [year] = partsOf(thursday);
  return [year, Math.floor((thursday - dayFrom(year, 1, 1)) / 7) + 1];
}
