/** Where the keyboard is in a grid: a row (-1 is the row of column names) and a column, both as shown. */
export interface Place {
  row: number;
  column: number;
}

export interface Extent {
  rows: number;
  columns: number;
  /** Rows that fit on the screen. */
  page: number;
}

export interface Press {
  key: string;
  /** Ctrl, or Command on a Mac. */
  command: boolean;
  shift: boolean;
}

/**
 * Where a key moves to; null where it moves nothing. Tab goes from cell to cell and, at the end of the row, out of
 * the grid, so that nobody is caught in ten thousand rows.
 */
export function moved(from: Place, { key, command, shift }: Press, extent: Extent): Place | null {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const to = target(from, key, command, shift, extent.page, last);
  if (to === null) return null;
  const place = { row: within(to.row, -1, last.row), column: within(to.column, 0, last.column) };
  return place.row === from.row && place.column === from.column ? null : place;
}

function target(from: Place, key: string, command: boolean, shift: boolean, page: number, last: Place): Place | null {
  const { row, column } = from;
  switch (key) {
    case "ArrowUp":
      return { row: command ? 0 : row - 1, column };
    case "ArrowDown":
      return { row: command ? last.row : row + 1, column };
    case "ArrowLeft":
      return { row, column: command ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: command ? last.column : column + 1 };
    case "PageUp":
      return { row: Math.max(0, row - page), column };
    case "PageDown":
      return { row: row + page, column };
    case "Home":
      return { row: command ? 0 : row, column: 0 };
    case "End":
      return { row: command ? last.row : row, column: last.column };
    case "Tab":
      return { row, column: column + (shift ? -1 : 1) };
    default:
      return null;
  }
}

function within(n: number, least: number, most: number): number {
  return Math.min(Math.max(n, least), Math.max(least, most));
}
