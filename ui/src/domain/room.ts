import { WIDE } from "../lib/width";

/** The room that a picture has, in CSS pixels. */
export interface Room {
  width: number;
  height: number;
}

const KEY = "room";

/** What the room depends on: the size of the window, and whether the inspector takes some of it. */
function circumstances(): string {
  return `${window.innerWidth} x ${window.innerHeight}, inspector ${inspectorBefore() ? "open" : "closed"}`;
}

/** Keeps the room that the roadmap has got, for when it is asked for ahead. */
export function keepRoom({ width, height }: Room): void {
  localStorage.setItem(KEY, JSON.stringify({ of: circumstances(), width, height }));
}

/** The room that the roadmap had when the window was last as it is now; null where it was not, or not yet. */
export function roomBefore(): Room | null {
  try {
    const { of, width, height } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return of === circumstances() && width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}

/** The room that the roadmap will have: as it was, else what the bar, the sidebar and the inspector leave. */
export function roomAhead(): Room {
  const before = roomBefore();
  if (before) return before;
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => Number.parseFloat(root.getPropertyValue(name)) || 0;
  const wide = window.innerWidth >= WIDE;
  const beside = wide ? token("--sidebar") + (inspectorBefore() ? token("--inspector") : 0) : token("--sidebar-narrow");
  return { width: window.innerWidth - beside, height: window.innerHeight - token("--bar") };
}

const INSPECTOR = "inspector";

/** Whether the inspector stood open, where there is room for it, when the window was used last. */
export function inspectorBefore(): boolean {
  return localStorage.getItem(INSPECTOR) !== "closed";
}

/** Keeps whether the inspector stands open, until next time. */
export function keepInspector(open: boolean): void {
  localStorage.setItem(INSPECTOR, open ? "open" : "closed");
}
