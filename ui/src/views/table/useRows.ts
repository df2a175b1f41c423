import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { PictureSpec } from "../../bindings/PictureSpec";
import type { TablePart } from "../../bindings/TablePart";
import { ask } from "../../domain/core";
import { spoken, usePlatform } from "../../platform";
import { type Line, shownLine } from "./lines";

/** As many lines as are asked for at once. */
export const PAGE = 64;
/** Lines this far out of sight are asked for already. */
const AHEAD = 24;

/** The lines of a table, as far as they are in sight. */
export interface Rows {
  /** How many lines there are; null while that is not known. */
  count: number | null;
  part: TablePart | null;
  /** A line by its place; none while it is not there yet. */
  at(place: number): Line | undefined;
  /** Whether what is shown is still that of other settings. */
  stale: boolean;
  /** The settings that what is shown is of: what places of lines mean. */
  spec: PictureSpec;
  problem: string | null;
}

interface Kept {
  spec: PictureSpec;
  parts: ReadonlyMap<number, TablePart>;
}

/** Pages of lines, the first and the last of them. */
export interface Pages {
  from: number;
  until: number;
}

/** The pages of the lines in sight and of a few around them. */
export function pagesOf(first: number, last: number): Pages {
  const from = Math.max(0, Math.floor((first - AHEAD) / PAGE));
  return { from, until: Math.max(from, Math.floor((last + AHEAD) / PAGE)) };
}

/** Asks the core for pages of lines; the others never cross. */
export function useRows(spec: PictureSpec, { from, until }: Pages): Rows {
  const { call } = usePlatform();
  const pages = useMemo(() => Array.from({ length: until - from + 1 }, (_, place) => from + place), [from, until]);
  const answers = useQueries({
    queries: pages.map((page) => ask(call, "table", { spec, from: page * PAGE, until: (page + 1) * PAGE })),
  });
  // While the first answer to other settings is on its way, what was shown stays.
  const kept = useRef<Kept | null>(null);
  const now = new Map<number, TablePart>();
  let newest: { at: number; part: TablePart } | null = null;
  answers.forEach(({ data, dataUpdatedAt }, place) => {
    const page = pages[place];
    if (!data || page === undefined) return;
    now.set(page, data);
    if (!newest || dataUpdatedAt >= newest.at) newest = { at: dataUpdatedAt, part: data };
  });
  const stale = now.size === 0 && kept.current !== null;
  if (now.size > 0) kept.current = { spec, parts: now };
  const parts = stale ? kept.current?.parts : now;
  const part = (newest as { part: TablePart } | null)?.part ?? [...(parts?.values() ?? [])].at(-1) ?? null;
  const failed = answers.find(({ error }) => error !== null)?.error;
  return {
    count: part?.count ?? null,
    part,
    at: (place) => {
      const line = parts?.get(Math.floor(place / PAGE))?.lines[place % PAGE];
      return line && shownLine(line);
    },
    stale,
    spec: (stale ? kept.current?.spec : null) ?? spec,
    problem: failed ? spoken(failed).message : null,
  };
}
