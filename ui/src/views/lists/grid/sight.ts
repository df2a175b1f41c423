import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useMemo, useRef } from "react";
import type { Column, GridRow } from "./column";

export const ROW = 32;
export const HEAD = 34;
export const TICK = 36;
/** Room below the last row, so that nothing that floats there covers it. */
const FOOT = 72;

/** The rows in sight, and the one in `pinned`, which keeps the focus wherever one scrolls. */
export function useRowsInSight(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  pinned: number,
  covered: boolean,
): Virtualizer<HTMLDivElement, Element> {
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    paddingEnd: FOOT,
    scrollPaddingEnd: covered ? FOOT : 0,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => withPinned(defaultRangeExtractor(range), pinned),
      [pinned],
    ),
  });
}

/** The places of the columns in sight: the first, which never leaves it, and the one in `pinned`. */
export function useColumnsInSight<Row extends GridRow>(
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly Column<Row>[],
  pinned: number,
): readonly number[] {
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: Math.max(0, columns.length - 1),
    getScrollElement: () => scroller.current,
    estimateSize: (place) => columns[place + 1]?.width ?? 0,
    overscan: 1,
    paddingStart: TICK + (columns[0]?.width ?? 0),
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => withPinned(defaultRangeExtractor(range), pinned - 1),
      [pinned],
    ),
  });
  const places = [0, ...virtualizer.getVirtualItems().map((item) => item.index + 1)];
  // The same list for the same columns: rows are drawn again only where others come into sight.
  const last = useRef<readonly number[]>(places);
  const same = last.current.length === places.length && last.current.every((place, at) => place === places[at]);
  const now = same ? last.current : places;
  last.current = now;
  return now;
}

function withPinned(inSight: number[], pinned: number): number[] {
  return pinned < 0 || inSight.includes(pinned) ? inSight : [...inSight, pinned].sort((a, b) => a - b);
}

/** The widths of the columns, for the style sheet. The first takes what is left. */
export function useTracks<Row extends GridRow>(columns: readonly Column<Row>[]): object {
  return useMemo(() => {
    const tracks = columns.map(({ width }, place) => (place === 0 ? `minmax(${width}px, 1fr)` : `${width}px`));
    return {
      "--columns": `${TICK}px ${tracks.join(" ")}`,
      "--width": `${columns.reduce((sum, column) => sum + column.width, TICK)}px`,
      "--title": `${(columns[0]?.width ?? 0) + TICK}px`,
    };
  }, [columns]);
}
