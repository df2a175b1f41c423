import type { RankedItem } from "../../bindings/RankedItem";
import type { RankedItems } from "../../bindings/RankedItems";
import { count } from "../../lib/numbers";

/** How many places an item rises; below 0 where it falls; null where it had no place, or has none. */
export function risen({ rank, was }: RankedItem): number | null {
  return rank === null || was === null ? null : was.place - rank.place;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function moves(verb: string, items: readonly RankedItem[], others: number): string {
  const named = items.map(
    ({ title, was, rank }, place) =>
      `${title}${place === 0 ? ` ${verb}` : ""} from ${was?.place ?? 0} to ${rank?.place ?? 0}`,
  );
  return listed([...named, ...(others > 0 ? [`${others} more`] : [])]);
}

/** What the settings that are tried change in the order, as sentences. */
export function told(ranking: RankedItems): string {
  const { up, down, rises, falls, gained, lost } = ranking;
  const sentences = [];
  if (up > 0) sentences.push(`${moves("rises", rises, up - rises.length)}.`);
  if (down > 0) sentences.push(`${moves("falls", falls, down - falls.length)}.`);
  if (up === 0 && down === 0 && gained === 0 && lost === 0) sentences.push("No item changes its place.");
  if (gained > 0) sentences.push(`${count(gained, "item gets", "items get")} a place that had none.`);
  if (lost > 0) sentences.push(`${count(lost, "item loses its", "items lose their")} place: a number is missing.`);
  return sentences.join(" ");
}

/** How musts, shoulds and coulds share the effort, as DSDM asks; empty where that is not known. */
export function sharesTold({ shares }: RankedItems): string {
  if (!shares || shares.must === null) return "";
  const must = Math.round(shares.must * 100);
  const could = Math.round((shares.could ?? 0) * 100);
  const verdict = shares.too_many ? "more than the 60% that DSDM allows" : "within the 60% that DSDM allows";
  return `Musts take ${must}% of the effort, ${verdict}; coulds take ${could}%, about 20% is usual.`;
}
