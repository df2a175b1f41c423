import type { Bucket } from "../bindings/Bucket";
import type { Horizon } from "../bindings/Horizon";
import type { ItemStatus } from "../bindings/ItemStatus";
import type { ItemType } from "../bindings/ItemType";
import type { LeaderRole } from "../bindings/LeaderRole";
import type { LifeCycle } from "../bindings/LifeCycle";
import type { ObjectiveKind } from "../bindings/ObjectiveKind";
import type { ProductKind } from "../bindings/ProductKind";
import type { RecordKind } from "../bindings/RecordKind";
import type { RuleLevel } from "../bindings/RuleLevel";
import type { Severity } from "../bindings/Severity";

// The words a person reads for the model's values, each list in the order in which they are offered.

export const STATUS: Record<ItemStatus, string> = {
  idea: "Idea",
  planned: "Planned",
  in_progress: "In progress",
  on_hold: "On hold",
  done: "Done",
  dropped: "Dropped",
};

export const ITEM_TYPE: Record<ItemType, string> = {
  initiative: "Initiative",
  epic: "Epic",
  feature: "Feature",
  task: "Task",
  milestone: "Milestone",
  release: "Release",
  experiment: "Experiment",
};

export const BUCKET: Record<Bucket, string> = { now: "Now", next: "Next", later: "Later" };

export const OBJECTIVE_KIND: Record<ObjectiveKind, string> = {
  committed: "Committed",
  aspirational: "Aspirational",
};

export const HORIZON: Record<Horizon, string> = { h1: "Horizon 1", h2: "Horizon 2", h3: "Horizon 3" };

export const LEADER_ROLE: Record<LeaderRole, string> = {
  cpo: "CPO",
  vp: "VP",
  head: "Head of Product",
  director: "Director",
  pm: "PM",
  other: "Other",
};

export const PRODUCT_KIND: Record<ProductKind, string> = {
  portfolio: "Portfolio",
  line: "Product line",
  product: "Product",
};

export const LIFE_CYCLE: Record<LifeCycle, string> = {
  introduction: "Introduction",
  growth: "Growth",
  maturity: "Maturity",
  decline: "Decline",
  withdrawal: "Withdrawal",
};

/** The kinds of record that a user meets by name: one, many. */
export const KIND: Partial<Record<RecordKind, { one: string; many: string }>> = {
  objective: { one: "objective", many: "objectives" },
  key_result: { one: "key result", many: "key results" },
  strategy: { one: "strategy", many: "strategies" },
  item: { one: "item", many: "items" },
  leader: { one: "leader", many: "leaders" },
  product: { one: "product", many: "products" },
  metric: { one: "metric", many: "metrics" },
  request: { one: "request", many: "requests" },
  decision: { one: "decision", many: "decisions" },
};

/** `1 item`, `12 items`. */
export function counted(n: number, kind: RecordKind): string {
  const words = KIND[kind] ?? { one: "record", many: "records" };
  return `${n.toLocaleString("en-GB")} ${n === 1 ? words.one : words.many}`;
}

/** `Objective`. */
export function kindLabel(kind: RecordKind): string {
  const word = KIND[kind]?.one ?? "record";
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What the findings of a rule count as, and how bad a finding is, as a person reads it. */
export const RULE_LEVEL: Record<RuleLevel, string> = { error: "Error", warning: "Warning", note: "Note", off: "Off" };

export const SEVERITY: Record<Severity, string> = { error: "Error", warning: "Warning", note: "Note" };
