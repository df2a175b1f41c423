import type { PlanDate } from "../../bindings/PlanDate";
import { set } from "../../domain/changes";
import { DATE_HELP, dateLabel, firstDay, lastDay, readDate } from "../../domain/dates";
import type { Column, Reading } from "../lists/grid/column";
import type { Line } from "./line";

interface Span {
  start: PlanDate | null;
  end: PlanDate | null;
}

/** Both dates as short as they can be said, the way the core says them: `Mar – Jun 2027`, `Q3 2027`, `until 2028`. */
export function spanLabel({ start, end }: Span): string {
  if (start === null && end === null) return "";
  if (end === null) return `from ${dateLabel(start ?? "")}`;
  if (start === null) return `until ${dateLabel(end)}`;
  if (start === end) return dateLabel(start);
  const [from, to] = [dateLabel(start), dateLabel(end)];
  const year = ` ${firstDay(end).slice(0, 4)}`;
  const short = from.endsWith(year) && to.endsWith(year) ? from.slice(0, -year.length) : from;
  return `${short} – ${to}`;
}

/**
 * How precisely the dates are known, where that needs saying: `month precision`. Days say it themselves, and so do two
 * dates that are not known alike: `Dec 2026 – 5 Mar 2027`.
 */
export function precisionLabel({ start, end }: Span): string {
  const [word, other] = new Set([start, end].filter((date) => date !== null).map(precisionOf));
  return word === undefined || other !== undefined || word === "day" ? "" : `${word} precision`;
}

function precisionOf(date: PlanDate): string {
  const rest = date.slice(5);
  if (rest === "") return "year";
  if (rest.startsWith("Q")) return "quarter";
  if (rest.startsWith("H")) return "half-year";
  if (rest.startsWith("W")) return "week";
  return rest.length === 2 ? "month" : "day";
}

/**
 * Reads two dates, or one that stands for both: `Mar – Jun 2027`, `Q3 2027`, `from May 2027`, `until 2028`. Where the
 * first has no year of its own it is that of the second. Undefined where it cannot be read.
 */
export function readSpan(written: string, today: string): Span | undefined {
  const text = written.trim();
  if (text === "") return { start: null, end: null };
  const half = /^(from|since|until|by)\s+(.+)$/i.exec(text);
  if (half) {
    const date = readDate(half[2] ?? "", today);
    if (date === undefined) return undefined;
    return /^(from|since)$/i.test(half[1] ?? "") ? { start: date, end: null } : { start: null, end: date };
  }
  const whole = readDate(text, today);
  if (whole !== undefined) return { start: whole, end: whole };
  const two = /^(.+?)\s*(?:–|—|\bto\b|\.\.+|\s-\s)\s*(.+)$/i.exec(text);
  if (!two) return undefined;
  const end = readDate(two[2] ?? "", today);
  if (end === undefined) return undefined;
  const own = /\d{4}|'\d\d|[a-z] \d\d$/i.test(two[1] ?? "");
  const start = own ? readDate(two[1] ?? "", today) : readDate(`${two[1]} ${firstDay(end).slice(0, 4)}`, today);
  return start === undefined ? undefined : { start, end };
}

function reading(typed: string, today: string, row: Line<Span>): Reading {
  const span = readSpan(typed, today);
  if (!span) return { problem: `${DATE_HELP} Two dates with a dash between, such as Mar – Jun 2027.` };
  const { start, end } = span;
  if (start !== null && end !== null && lastDay(end) < firstDay(start)) {
    return { problem: "That ends before it starts." };
  }
  return { changes: [set(row.record, { start, end })] };
}

/** Start and end in one line. */
export function spanColumn<Own extends Span>(title: string, today: string): Column<Line<Own>> {
  return {
    id: "dates",
    title,
    width: 0,
    text: (row) => spanLabel(row.own),
    editor: (row) => ({
      kind: "text",
      value: spanLabel(row.own),
      placeholder: "Mar – Jun 2027, or Q3 2027",
      echo: (typed) => {
        const span = readSpan(typed, today);
        return span && typed.trim() !== "" ? spanLabel(span) : undefined;
      },
      read: (typed) => reading(typed, today, row),
    }),
  };
}
