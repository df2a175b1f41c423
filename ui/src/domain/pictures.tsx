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
import type { Filter } from "../bindings/Filter";
import type { PictureKind } from "../bindings/PictureKind";
import type { PictureSpec } from "../bindings/PictureSpec";
import { useStatus } from "./core";

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

function plain(kind: PictureKind): PictureSpec {
  return {
    kind,
    group: "auto",
    zoom: "quarter",
    dependencies: "selected",
    depth: null,
    filter: NO_FILTER,
    folded: [],
    unfolded: [],
    selected: [],
    width: 0,
    height: 0,
  };
}

type Specs = Record<PictureKind, PictureSpec>;
type Change = Partial<PictureSpec>;

const Context = createContext<[Specs, (kind: PictureKind, change: Change) => void] | null>(null);
const START: Specs = { roadmap: plain("roadmap"), throughline: plain("throughline") };

/** What a person set last time is kept by the window, not by the workspace: it is no part of the plan. */
function stored(path: string): Specs {
  try {
    const kept = JSON.parse(localStorage.getItem(`pictures:${path}`) ?? "{}");
    return {
      roadmap: { ...START.roadmap, ...kept.roadmap, filter: { ...NO_FILTER, ...kept.roadmap?.filter } },
      throughline: { ...START.throughline, ...kept.throughline, filter: { ...NO_FILTER, ...kept.throughline?.filter } },
    };
  } catch {
    return START;
  }
}

/** Keeps how each picture is set, for the open workspace. */
export function PicturesProvider({ children }: { children: ReactNode }) {
  const path = useStatus()?.path ?? "";
  const [specs, setSpecs] = useState(START);
  const [of, setOf] = useState("");
  if (path !== of) {
    setOf(path);
    setSpecs(stored(path));
  }
  useEffect(() => {
    if (path !== "") localStorage.setItem(`pictures:${path}`, JSON.stringify(specs));
  }, [path, specs]);
  const change = useCallback((kind: PictureKind, change: Change) => {
    setSpecs((specs) => ({ ...specs, [kind]: { ...specs[kind], ...change } }));
  }, []);
  const value = useMemo(() => [specs, change] as const, [specs, change]);
  return <Context value={value as [Specs, typeof change]}>{children}</Context>;
}

/** How a picture is set, and the way to set it otherwise. */
export function usePicture(kind: PictureKind): [PictureSpec, Dispatch<Change>] {
  const kept = useContext(Context);
  if (!kept) throw new Error("There are no pictures around this component.");
  const [specs, change] = kept;
  const set = useCallback((next: Change) => change(kind, next), [change, kind]);
  return [specs[kind], set];
}
