import type { PlanDate } from "../bindings/PlanDate";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
/** A month by its first three letters, with whatever of its name follows them. */
const NAMED = `(${MONTH})[a-z]*\\.?`;
const YEAR = "'?(\\d{4}|\\d{2})";

/** What to write where a date cannot be read. */
export const DATE_HELP = "Write a date such as 15 Mar 2027, Mar 2027, Q3 2027, H1 2027, week 11 2027 or 2027.";

/**
 * Reads a date as people write it, with the precision they meant: `Q3 2027` is a quarter, never 1 July. Where the year
 * is left out it is the next such period that is not over. Undefined where it is no date.
 *
 * @param today The day, as `2027-03-15`.
 */
export function readDate(written: string, today: string): PlanDate | undefined {
  const text = written.trim().toLowerCase().replace(/\s+/g, " ");
  for (const { pattern, read } of FORMS) {
    const found = pattern.exec(text);
    if (found) return read(found.slice(1), today);
  }
  return undefined;
}

/** A date for people, as the core writes it: `15 Mar 2027`, `Week 11, 2027`, `Mar 2027`, `Q1 2027`, `H1 2027`, `2027`. */
export function dateLabel(date: PlanDate): string {
  const [year = "", rest = "", day] = date.split("-");
  if (rest === "") return year;
  if (rest.startsWith("W")) return `Week ${Number(rest.slice(1))}, ${year}`;
  if (/^[QH]/.test(rest)) return `${rest} ${year}`;
  const month = MONTHS[Number(rest) - 1] ?? rest;
  return day === undefined ? `${month} ${year}` : `${Number(day)} ${month} ${year}`;
}

/** The first day of a date's period, as `2027-07-01`: what dates of different precision are ordered by. */
export function firstDay(date: PlanDate): string {
  const [year = "", rest = "", day] = date.split("-");
  if (day !== undefined) return date;
  if (rest === "") return `${year}-01-01`;
  const n = Number(rest.slice(1));
  if (rest.startsWith("W")) return weekStart(Number(year), n);
  if (rest.startsWith("Q")) return `${year}-${two(n * 3 - 2)}-01`;
  if (rest.startsWith("H")) return `${year}-${two(n * 6 - 5)}-01`;
  return `${year}-${rest}-01`;
}

/** The last day of a date's period, as `2027-09-30`. */
export function lastDay(date: PlanDate): string {
  const first = firstDay(date);
  const [, rest = "", day] = date.split("-");
  if (day !== undefined) return date;
  if (rest.startsWith("W")) return shifted(first, { days: 6 });
  const months = rest === "" ? 12 : rest.startsWith("H") ? 6 : rest.startsWith("Q") ? 3 : 1;
  return shifted(first, { months, days: -1 });
}

function shifted(from: string, { months = 0, days = 0 }: { months?: number; days?: number }): string {
  const there = new Date(`${from}T00:00:00Z`);
  there.setUTCMonth(there.getUTCMonth() + months, there.getUTCDate() + days);
  return there.toISOString().slice(0, 10);
}

interface Form {
  pattern: RegExp;
  read(parts: string[], today: string): PlanDate | undefined;
}

function form(pattern: string, read: Form["read"]): Form {
  return { pattern: new RegExp(`^${pattern}$`), read };
}

/** The ways to write a date; the first that fits is meant. */
const FORMS: Form[] = [
  form("today", (_, today) => today),
  form("(\\d{4})", ([y]) => valid(y ?? "")),
  form(`q([1-4])[ ,/-]*${YEAR}`, ([n, y]) => valid(`${fullYear(y)}-Q${n}`)),
  form(`${YEAR}[ /-]*q([1-4])`, ([y, n]) => valid(`${fullYear(y)}-Q${n}`)),
  form("q([1-4])", ([n], today) => nextPeriod("Q", Number(n), 3, today)),
  form(`h([12])[ ,/-]*${YEAR}`, ([n, y]) => valid(`${fullYear(y)}-H${n}`)),
  form(`${YEAR}[ /-]*h([12])`, ([y, n]) => valid(`${fullYear(y)}-H${n}`)),
  form("h([12])", ([n], today) => nextPeriod("H", Number(n), 6, today)),
  form(`(?:week|w|wk) ?(\\d{1,2})[ ,/-]*${YEAR}`, ([n, y]) => week(Number(fullYear(y)), Number(n))),
  form(`${YEAR}[ /-]*(?:week|w|wk) ?(\\d{1,2})`, ([y, n]) => week(Number(fullYear(y)), Number(n))),
  form("(?:week|w|wk) ?(\\d{1,2})", ([n], today) => nextWeek(Number(n), today)),
  form("(\\d{4})[-/](\\d{1,2})", ([y, m]) => month(y, Number(m))),
  form("(\\d{1,2})[./-](\\d{4})", ([m, y]) => month(y, Number(m))),
  form(`${NAMED}[ ,/-]*${YEAR}`, ([name, y]) => month(fullYear(y), monthOf(name))),
  form(`(\\d{4}) ?${NAMED}`, ([y, name]) => month(y, monthOf(name))),
  form(NAMED, ([name], today) => nextMonth(monthOf(name), today)),
  form("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})", ([y, m, d]) => day(y, Number(m), Number(d))),
  form(`(\\d{1,2})(?:st|nd|rd|th)?[ /-]${NAMED}[ ,/-]+${YEAR}`, ([d, name, y]) =>
    day(fullYear(y), monthOf(name), Number(d)),
  ),
  form(`${NAMED} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, ([name, d, y]) => day(y, monthOf(name), Number(d))),
  form(`(\\d{1,2})(?:st|nd|rd|th)? ${NAMED}`, ([d, name], today) => nextDay(monthOf(name), Number(d), today)),
  form(`(\\d{1,2})[./-](\\d{1,2})[./-]${YEAR}`, ([a, b, y]) => numbers(Number(a), Number(b), fullYear(y))),
];

/** Day first, as the rest of the app reads numbers; month first only where nothing else makes sense. */
function numbers(first: number, second: number, year: string): PlanDate | undefined {
  return day(year, second, first) ?? day(year, first, second);
}

function valid(date: string): PlanDate | undefined {
  return date.startsWith("0000") ? undefined : date;
}

function month(year: string | undefined, n: number): PlanDate | undefined {
  return n >= 1 && n <= 12 ? valid(`${year}-${two(n)}`) : undefined;
}

function day(year: string | undefined, m: number, d: number): PlanDate | undefined {
  const there = new Date(Date.UTC(2000, 0, 1));
  there.setUTCFullYear(Number(year), m - 1, d);
  return there.getUTCMonth() === m - 1 && there.getUTCDate() === d ? valid(`${year}-${two(m)}-${two(d)}`) : undefined;
}

function week(year: number, n: number): PlanDate | undefined {
  if (n < 1 || n > 53) return undefined;
  // Only some years have a week 53: elsewhere it would be the first of the next.
  if (n === 53 && weekStart(year, 53) === weekStart(year + 1, 1)) return undefined;
  return valid(`${four(year)}-W${two(n)}`);
}

function nextPeriod(letter: "Q" | "H", n: number, months: number, today: string): PlanDate {
  const [year, thisMonth] = today.split("-").map(Number) as [number, number];
  return `${four(n * months < thisMonth ? year + 1 : year)}-${letter}${n}`;
}

function nextMonth(n: number, today: string): PlanDate {
  const [year, thisMonth] = today.split("-").map(Number) as [number, number];
  return `${four(n < thisMonth ? year + 1 : year)}-${two(n)}`;
}

function nextWeek(n: number, today: string): PlanDate | undefined {
  const year = Number(today.slice(0, 4));
  const there = week(year, n);
  if (there === undefined) return undefined;
  const end = new Date(Date.parse(weekStart(year, n)) + 6 * DAY).toISOString().slice(0, 10);
  return end < today ? week(year + 1, n) : there;
}

function nextDay(m: number, d: number, today: string): PlanDate | undefined {
  const year = Number(today.slice(0, 4));
  const there = day(four(year), m, d);
  return there !== undefined && there < today ? day(four(year + 1), m, d) : there;
}

const DAY = 86_400_000;

/** Monday of an ISO week. */
function weekStart(year: number, n: number): string {
  const fourth = new Date(Date.UTC(2000, 0, 4));
  fourth.setUTCFullYear(year);
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY;
  return new Date(monday + (n - 1) * 7 * DAY).toISOString().slice(0, 10);
}

function monthOf(name: string | undefined): number {
  return MONTH.split("|").indexOf((name ?? "").slice(0, 3)) + 1;
}

/** `27` is 2027. */
function fullYear(year: string | undefined): string {
  return year?.length === 2 ? `20${year}` : (year ?? "");
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

function four(n: number): string {
  return String(n).padStart(4, "0");
}
