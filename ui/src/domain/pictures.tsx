import {
  createContext,
  type Dispatch,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { Id } from "../bindings/Id";
import type { PictureKind } from "../bindings/PictureKind";
import type { PictureSpec } from "../bindings/PictureSpec";
import type { SavedView } from "../bindings/SavedView";
import { useAskIf, useStatus } from "./core";
import { useNavigation } from "./navigation";
import { type Change, type Specs, START, setBefore, setTo } from "./specs";

/** A saved view as it is set now, and what it was saved as when it was set so. */
interface Draft {
  of: string;
  spec: PictureSpec;
}

interface Kept {
  specs: Specs;
  change(kind: PictureKind, change: Change): void;
  drafts: { [saved: Id]: Draft };
  draft(saved: Id, draft: Draft | null): void;
}

const Context = createContext<Kept | null>(null);

/** Keeps how each picture is set, for the open workspace. */
export function PicturesProvider({ children }: { children: ReactNode }) {
  const path = useStatus()?.path ?? "";
  const [specs, setSpecs] = useState(START);
  const [of, setOf] = useState("");
  if (path !== of) {
    setOf(path);
    setSpecs(setBefore(path));
  }
  useEffect(() => {
    if (path !== "") setTo(path, specs);
  }, [path, specs]);
  const change = useCallback((kind: PictureKind, change: Change) => {
    setSpecs((specs) => ({ ...specs, [kind]: { ...specs[kind], ...change } }));
  }, []);
  const [drafts, setDrafts] = useState<Kept["drafts"]>({});
  const draft = useCallback((saved: Id, draft: Draft | null) => {
    setDrafts(({ [saved]: _, ...others }) => (draft ? { ...others, [saved]: draft } : others));
  }, []);
  const value = useMemo(() => ({ specs, change, drafts, draft }), [specs, change, drafts, draft]);
  return <Context value={value}>{children}</Context>;
}

function useKept(): Kept {
  const kept = useContext(Context);
  if (!kept) throw new Error("There are no pictures around this component.");
  return kept;
}

/** How a picture is set, and the way to set it otherwise: as the saved view that is shown, else as it was last. */
export function usePicture(kind: PictureKind): [PictureSpec, Dispatch<Change>] {
  const { specs, change } = useKept();
  const open = useOpenView();
  const setOpen = open?.set;
  const isOpen = open?.spec.kind === kind;
  const set = useCallback(
    (next: Change) => (isOpen && setOpen ? setOpen(next) : change(kind, next)),
    [change, kind, isOpen, setOpen],
  );
  return [isOpen && open ? open.spec : specs[kind], set];
}

/** The saved view that is shown. */
export interface OpenView {
  view: SavedView;
  /** How it is set now. */
  spec: PictureSpec;
  /** Whether that is other than what was saved. */
  changed: boolean;
  set(change: Change): void;
  /** Sets it as it was saved. */
  reset(): void;
}

/** The saved pictures of the open workspace, in their order. */
export function useSavedViews(): readonly SavedView[] {
  const open = useStatus() !== null;
  return useAskIf(open, "views").data ?? NONE;
}

const NONE: readonly SavedView[] = [];

/** The saved view that is shown; null where none is. */
export function useOpenView(): OpenView | null {
  const { drafts, draft } = useKept();
  const { saved } = useNavigation();
  const view = useSavedViews().find(({ id }) => id === saved);
  const kept = saved === null ? undefined : drafts[saved];
  return useMemo(() => {
    if (!view?.spec) return null;
    const { id } = view;
    const of = savedAs(view.spec);
    // What was set on top of another saving of it counts no longer: it was saved, or taken back, since.
    const now = kept?.of === of ? kept.spec : view.spec;
    return {
      view,
      spec: now,
      changed: savedAs(now) !== of,
      set: (change) => draft(id, { of, spec: { ...now, ...change } }),
      reset: () => draft(id, null),
    };
  }, [view, kept, draft]);
}

/** Settings as they are saved: without what belongs to the window. */
export function toSave(spec: PictureSpec): PictureSpec {
  return { ...spec, selected: [], width: 0, height: 0 };
}

function savedAs(spec: PictureSpec): string {
  return JSON.stringify(toSave(spec), (_, value: unknown) =>
    // The same settings whichever of them was set first.
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
