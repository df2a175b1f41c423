const plain = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** A number for people: `1,204.5`. */
export function number(value: number): string {
  return plain.format(value);
}

/** A number with its unit, as the pictures say it: `108%`, `4.2 d`, `€1.1M`. */
export function amount(value: number, unit: string): string {
  if (unit === "") return number(value);
  if (unit === "%") return `${number(value)}%`;
  // A currency stands before the number, what multiplies it after: `€M` and `M€` give `€1.1M`.
  const sign = /[€$£¥]/u.exec(unit)?.[0];
  return sign ? `${sign}${number(value)}${unit.replace(sign, "").trimEnd()}` : `${number(value)} ${unit}`;
}

/** A share, 0 to 1, for people: `62%`. */
export function percent(share: number): string {
  const value = share * 100;
  // A share that is not whole is never rounded up to all, nor down to nothing.
  if (value > 99 && value < 100) return "99%";
  if (value > 0 && value < 1) return "1%";
  return `${Math.round(value)}%`;
}

/** A number as people type it: `1,204.5`, `1 204`, `4.2`; null where it is none. */
export function parseNumber(text: string): number | null {
  const bare = text
    .trim()
    .replace(/[\s_]/g, "")
    .replace(/,(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(bare)) return null;
  return Number(bare);
}

/** A share as people type it, in per cent: `60`, `60%`; null where it is none or not within 0 and 100. */
export function parsePercent(text: string): number | null {
  const value = parseNumber(text.replace(/%\s*$/, ""));
  return value === null || value < 0 || value > 100 ? null : value / 100;
}

/** A count with its word: `1 item`, `12 items`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${plain.format(n)} ${n === 1 ? one : many}`;
}
