import type { Grouping } from "../../bindings/Grouping";
import type { Option } from "../../primitives/Select";

const GROUPS: Option<Grouping>[] = [
  { id: "auto", label: "Best fit", detail: "what says most about this plan" },
  { id: "strategy", label: "Strategy" },
  { id: "objective", label: "Objective" },
  { id: "product", label: "Product" },
  { id: "owner", label: "Owner" },
  { id: "team", label: "Team" },
  { id: "status", label: "Status" },
  { id: "type", label: "Type" },
  { id: "none", label: "Nothing" },
];

/** The groupings, the first with what it comes to in this plan, which the picture's title says: `Roadmap by team`. */
export function groupsOf(title: string): Option<Grouping>[] {
  const said = /^\w+ by (\w+)/.exec(title)?.[1];
  const by = GROUPS.find(({ label }) => label.toLowerCase() === said);
  return GROUPS.map((group) => (group.id === "auto" && by ? { ...group, shown: by.label } : group));
}

/** What the lanes within each lane can stand for: anything but what those around them do. */
export function innerOf(group: Grouping, title: string): Option<Grouping>[] {
  const around = group === "auto" ? groupsOf(title)[0]?.shown : GROUPS.find(({ id }) => id === group)?.label;
  return GROUPS.flatMap((one) => {
    if (one.id === "auto" || one.label === around) return [];
    return [one.id === "none" ? { id: one.id, label: "Nothing", shown: "–", detail: "one level of lanes" } : one];
  });
}
