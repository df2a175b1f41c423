import type { Filter } from "../bindings/Filter";
import type { PictureKind } from "../bindings/PictureKind";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { TableSpec } from "../bindings/TableSpec";

// How the pictures are set. Nothing of React in here: the page asks for its first picture before that is loaded.

export const NO_FILTER: Filter = {
  text: "",
  products: [],
  objectives: [],
  owners: [],
  only: "all",
  hide_done: false,
  from: null,
  until: null,
};

const NO_TABLE: TableSpec = { columns: [], sort: [], group: null, closed: false };

function plain(kind: PictureKind): PictureSpec {
  return {
    kind,
    group: "auto",
    inner: null,
    baseline: null,
    zoom: "quarter",
    dependencies: "selected",
    columns: "horizon",
    weight: "count",
    across: null,
    up: null,
    against: "auto",
    dots: "effort",
    share_by: "auto",
    tried: [],
    table: NO_TABLE,
    depth: null,
    filter: NO_FILTER,
    folded: [],
    unfolded: [],
    selected: [],
    width: 0,
    height: 0,
  };
}

/** The pictures there are. */
export const PICTURES = [
  "throughline",
  "roadmap",
  "board",
  "portfolio",
  "calendar",
  "matrix",
  "coverage",
  "allocation",
  "okr",
  "changes",
  "table",
] as const satisfies readonly PictureKind[];

/** How each picture is set. */
export type Specs = Record<PictureKind, PictureSpec>;

/** A change to how a picture is set. */
export type Change = Partial<PictureSpec>;

function specsFrom(kept: { [kind: string]: Change | undefined }): Specs {
  const entries = PICTURES.map((kind) => [kind, whole({ ...kept[kind], kind })]);
  // Only of those that are listed, so that one that is missing there does not compile.
  return Object.fromEntries(entries) as Record<(typeof PICTURES)[number], PictureSpec>;
}

/** Settings with all that is left out as it is by itself. */
export function whole(spec: Change): PictureSpec {
  const kind = spec.kind ?? "roadmap";
  return { ...plain(kind), ...spec, filter: { ...NO_FILTER, ...spec.filter }, table: { ...NO_TABLE, ...spec.table } };
}

/** Every picture as it is by itself. */
export const START = specsFrom({});

const LAST = "pictures";

/** What a person set last time, which the window keeps and not the workspace: it is no part of the plan. */
export function setBefore(path: string): Specs {
  try {
    return specsFrom(JSON.parse(localStorage.getItem(`${LAST}:${path}`) ?? "{}"));
  } catch {
    return START;
  }
}

/** What was set in the workspace that was open last. */
export function setLast(): Specs {
  return setBefore(localStorage.getItem(LAST) ?? "");
}

/** Keeps what a person set, until next time. */
export function setTo(path: string, specs: Specs): void {
  localStorage.setItem(LAST, path);
  localStorage.setItem(`${LAST}:${path}`, JSON.stringify(specs));
}
