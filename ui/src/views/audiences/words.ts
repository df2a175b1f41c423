import type { Hidden } from "../../bindings/Hidden";
import type { Precision } from "../../bindings/Precision";
import type { Shown } from "../../bindings/Shown";
import { count } from "../../lib/numbers";
import type { Option } from "../../primitives/Select";

/** How precisely an audience may know dates. */
export const PRECISIONS: Option<Precision>[] = [
  { id: "day", label: "To the day, as they are" },
  { id: "week", label: "In weeks" },
  { id: "month", label: "In months" },
  { id: "quarter", label: "In quarters" },
  { id: "half", label: "In half-years" },
  { id: "year", label: "In years" },
];

/** What an audience may be shown, in the order and the groups in which a person decides it. */
export const GROUPS: { title: string; of: Shown[] }[] = [
  {
    title: "Records",
    of: [
      "confidential",
      "ideas",
      "objectives",
      "key_results",
      "strategies",
      "leaders",
      "dependencies",
      "requests",
      "findings",
      "views",
    ],
  },
  { title: "Words", of: ["internal", "descriptions", "reasons"] },
  {
    title: "Fields",
    of: ["progress", "confidence", "effort", "scores", "teams", "labels", "addresses", "sources"],
  },
];

/** What an audience does not see of the items, and why: `Sees 52 of 60 items. 8 are only ideas.` */
export function hiddenSaid({ items, seen, confidential, ideas, filtered, deep, coarser, reworded }: Hidden): string {
  const is = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const why = [
    confidential > 0 ? is(confidential, "is confidential", "are confidential") : "",
    ideas > 0 ? is(ideas, "is only an idea", "are only ideas") : "",
    filtered > 0 ? is(filtered, "is filtered out", "are filtered out") : "",
    deep > 0 ? is(deep, "is on a deeper level", "are on deeper levels") : "",
  ].filter(Boolean);
  const how = [
    coarser > 0 ? `${count(coarser, "item")} with less precise dates` : "",
    reworded > 0 ? `${count(reworded, "item")} in public words` : "",
  ].filter(Boolean);
  return [
    `Sees ${seen} of ${count(items, "item")}.`,
    why.length > 0 ? `${why.join(", ")}.` : "",
    how.length > 0 ? `It sees ${how.join(", ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
