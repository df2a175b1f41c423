/** What is measured: which components, and plans of how many items. */

export const APP = "throughline";
export const LIMIT = "canvas";
export const PEERS = [
  "frappe-gantt",
  "vis-timeline",
  "dhtmlx-gantt",
  "svar-react-gantt",
  "svelte-gantt",
  "vtable-gantt",
];
/** Those that are quick to finish come first. */
export const PAGES = [APP, LIMIT, ...PEERS];
export const SIZES = [1000, 10_000, 50_000];
/** The core's own time is measured by itself, also on one more plan. */
export const CORE_SIZES = [...SIZES, 100_000];
