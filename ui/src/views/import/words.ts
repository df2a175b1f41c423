import type { ImportAction } from "../../bindings/ImportAction";
import type { ImportDateOrder } from "../../bindings/ImportDateOrder";
import type { ImportField } from "../../bindings/ImportField";
import type { ImportFormat } from "../../bindings/ImportFormat";
import type { ImportSeverity } from "../../bindings/ImportSeverity";
import type { ImportTable } from "../../bindings/ImportTable";
import type { ImportTableKind } from "../../bindings/ImportTableKind";
import type { ImportTarget } from "../../bindings/ImportTarget";
import { ITEM_TYPE } from "../../domain/words";

// The words a person reads for what an import finds, each list in the order in which it is offered.

export const FIELD: Record<ImportField, string> = {
  title: "Title",
  id: "ID",
  other_id: "Other ID",
  type: "Type",
  parent: "Parent",
  epic: "Epic",
  objective: "Objective",
  strategy: "Strategy",
  product: "Product",
  owner: "Owner",
  contributor: "Contributors",
  approver: "Approvers",
  team: "Team",
  status: "Status",
  status_category: "Status category",
  resolution: "Resolution",
  stage: "Stage",
  start: "Start",
  end: "End",
  period: "Period",
  marker: "Marked period",
  bucket: "Bucket",
  progress: "Progress",
  confidence: "Confidence",
  effort: "Effort",
  reach: "Reach",
  impact: "Impact, RICE",
  ice_impact: "Impact, ICE",
  ease: "Ease",
  value: "Value",
  business_value: "Business value",
  time_criticality: "Time criticality",
  risk_reduction: "Risk reduction",
  cost_of_delay: "Cost of delay",
  duration: "Duration, for scoring",
  moscow: "MoSCoW",
  score: "Score of its own",
  weight: "Weight",
  depends_on: "Depends on",
  blocks: "Blocks",
  related: "Related",
  labels: "Labels",
  link: "Link",
  description: "Description",
  role: "Role",
  job_title: "Job title",
  email: "E-mail",
  reports_to: "Reports to",
  completed: "Completed on",
  other_date: "Other date",
  extra: "Keep as it is",
  ignore: "Leave out",
};

export const TABLE_KIND: Record<ImportTableKind, string> = {
  objectives: "Objectives",
  strategies: "Strategies",
  items: "Items",
  leaders: "Leaders",
  products: "Products",
};

export const TARGET: Record<ImportTarget, string> = {
  objective: "Objective",
  strategy: "Strategy",
  product: "Product",
  leader: "Leader",
  item: "Item, of the type it says",
  ...ITEM_TYPE,
  ignore: "Leave out",
};

export const FORMAT: Record<ImportFormat, string> = {
  jira: "Jira",
  linear: "Linear",
  asana: "Asana",
  azure_devops: "Azure DevOps",
  github_projects: "GitHub Projects",
  aha: "Aha!",
  productboard: "Productboard",
  roadmunk: "Roadmunk",
  craft: "Craft.io",
  plane: "Plane",
  table: "Table",
};

export const DATE_ORDER: Record<ImportDateOrder, string> = {
  day_first: "Day first, 31/12/2027",
  month_first: "Month first, 12/31/2027",
};

export const ACTION: Record<ImportAction, string> = {
  created: "New",
  updated: "Changed",
  unchanged: "As it was",
};

export const SEVERITY: Record<ImportSeverity, { one: string; many: string }> = {
  error: { one: "error", many: "errors" },
  warning: { one: "warning", many: "warnings" },
  info: { one: "note", many: "notes" },
};

export const DELIMITER: Record<string, string> = {
  ",": "Comma",
  ";": "Semicolon",
  "\t": "Tab",
  "|": "Vertical bar",
};

export const ENCODING: Record<string, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  "windows-1252": "Windows-1252",
};

/** What the place of a record in its file is called: a text has lines, a sheet rows. */
export function lineWord(table: Pick<ImportTable, "sheet"> | undefined): "line" | "row" {
  return table?.sheet ? "row" : "line";
}

/** The names of fields that change, as a person reads them: `start` and `serves`. */
export function fieldsSaid(fields: readonly string[]): string {
  return fields.map((field) => (CHANGED[field] ?? field).replaceAll("_", " ")).join(", ");
}

const CHANGED: Record<string, string> = {
  parent_id: "parent",
  product_id: "product",
  reports_to_id: "reports to",
  item_type: "type",
  serves: "what it serves",
  blockers: "what it waits for",
  url: "link",
  extra: "other columns",
};
