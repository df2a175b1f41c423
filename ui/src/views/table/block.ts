/** A cell by its row and its column, both as shown. */
export interface Spot {
  row: number;
  column: number;
}

/** A rectangle of cells: its first and its last row and column. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The rectangle between two cells. */
export function between(one: Spot, other: Spot): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** Whether there is more than one cell in it. */
export function isMany({ top, bottom, left, right }: Block): boolean {
  return bottom > top || right > left;
}

/** `12 cells, 4 rows by 3 columns`. */
export function blockSaid({ top, bottom, left, right }: Block): string {
  const [rows, columns] = [bottom - top + 1, right - left + 1];
  const say = (n: number, one: string) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : `${one}s`}`;
  return `${say(rows * columns, "cell")}, ${say(rows, "row")} by ${say(columns, "column")}`;
}
