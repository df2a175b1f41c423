import type { Status } from "../bindings/Status";

/** The status of an open workspace that may be changed, for tests of what stands in one. */
export const STATUS: Status = {
  workspace: { kind: "workspace", id: "w" },
  title: "Harbour 2027",
  path: "/home/me/Harbour.throughline",
  access: { access: "write" },
  undo: { undo: null, redo: null, entries: 0 },
  revision: 0,
  today: "2027-02-17",
  empty: false,
  effort_unit: "person-months",
  past: null,
  scenario: null,
  audience: null,
};
