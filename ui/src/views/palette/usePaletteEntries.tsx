import type { ReactNode } from "react";
import type { RecordKind } from "../../bindings/RecordKind";
import { useAppearance } from "../../domain/appearance";
import { useAudience, useAudiences, useLookAs } from "../../domain/audiences";
import { makeNamed } from "../../domain/changes";
import { useChosenItems } from "../../domain/chosen";
import { useAsk, useAskIf, useEdit, useStatus, useUndo, useWritable } from "../../domain/core";
import { useNavigation, VIEWS, viewKey } from "../../domain/navigation";
import { useSavedViews } from "../../domain/pictures";
import { useScenarios, useWorkOn } from "../../domain/scenarios";
import { counted, kindLabel } from "../../domain/words";
import { keysLabel } from "../../lib/keys";
import {
  AudienceIcon,
  ExportIcon,
  FileIcon,
  ImportIcon,
  KeysIcon,
  MoonIcon,
  MoveIcon,
  PlusIcon,
  RankIcon,
  RedoIcon,
  ScenariosIcon,
  ScreenIcon,
  SunIcon,
  UndoIcon,
} from "../../primitives/icons";
import { Swatch } from "../../primitives/Small";
import { useActions } from "../actions";
import { VIEW_ICONS, VIEW_LABELS } from "../frame/view-labels";
import { useInspector } from "../inspector";

export interface Entry {
  id: string;
  label: string;
  detail?: string | undefined;
  icon: ReactNode;
  keys?: string;
  act(): void;
}

/** As many records as the palette shows: more than a screenful is searched further, not scrolled. */
const FOUND = 12;
const MAKEABLE: RecordKind[] = ["item", "objective", "strategy", "leader", "product"];

/** Whether every word typed begins a word of the label. */
export function answers(label: string, text: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((want) => words.some((word) => word.startsWith(want)));
}

/** What the palette offers for what was typed: records first, then what can be done, then what could be made. */
export function usePaletteEntries(text: string): Entry[] {
  const wanted = text.trim();
  const records = useRecords(wanted);
  const commands = useCommands().filter((entry) => answers(entry.label, wanted));
  const made = useMakeable(wanted);
  return [...records, ...commands, ...made];
}

function useRecords(wanted: string): Entry[] {
  const { select } = useNavigation();
  const inspector = useInspector();
  const found = useAskIf(wanted !== "", "search", { text: wanted, limit: FOUND }).data;
  if (!found || wanted === "") return [];
  return found.map((hit) => ({
    id: `${hit.record.kind}:${hit.record.id}`,
    label: hit.title,
    detail: [kindLabel(hit.record.kind), hit.detail].filter(Boolean).join(" · "),
    icon: <Swatch hue={hit.hue} />,
    act: () => {
      select(hit.record);
      inspector.open();
    },
  }));
}

function useCommands(): Entry[] {
  const actions = useActions();
  const { go } = useNavigation();
  const { undo, redo } = useUndo();
  const status = useStatus();
  const writable = useWritable();
  const recent = useAsk("recent").data ?? [];
  const [, setAppearance] = useAppearance();
  const chosen = useChosenItems();
  const scenarios = useScenarios();
  const workOn = useWorkOn();
  const audience = useAudience();
  const audiences = useAudiences();
  const lookAs = useLookAs();
  const views = VIEWS.map((view): Entry => {
    const key = viewKey(view);
    const keys = key === null ? {} : { keys: keysLabel(key) };
    return { id: view, label: `Go to ${VIEW_LABELS[view]}`, icon: VIEW_ICONS[view], ...keys, act: () => go(view) };
  });
  const saved = useSavedViews().flatMap(({ id, title, spec }): Entry[] =>
    spec
      ? [
          {
            id: `saved:${id}`,
            label: `Show ${title}`,
            detail: `${VIEW_LABELS[spec.kind]}, saved view`,
            icon: VIEW_ICONS[spec.kind],
            act: () => go(spec.kind, id),
          },
        ]
      : [],
  );
  const history: Entry[] = [];
  if (writable && status?.undo.undo) {
    history.push({
      id: "undo",
      label: `Undo “${status.undo.undo}”`,
      icon: <UndoIcon />,
      keys: keysLabel("Z"),
      act: undo,
    });
  }
  if (writable && status?.undo.redo) {
    history.push({
      id: "redo",
      label: `Redo “${status.undo.redo}”`,
      icon: <RedoIcon />,
      keys: keysLabel("Z", true),
      act: redo,
    });
  }
  const inside = status?.scenario ?? null;
  const branches = scenarios
    .filter(({ id }) => id !== inside?.id)
    .map(
      ({ id, title }): Entry => ({
        id: `scenario:${id}`,
        label: `Work in ${title}`,
        detail: "Scenario",
        icon: <ScenariosIcon />,
        act: () => workOn(id),
      }),
    );
  if (inside) {
    branches.unshift({
      id: "scenario",
      label: "Back to the plan",
      detail: `From scenario ${inside.title}`,
      icon: <ScenariosIcon />,
      act: () => workOn(null),
    });
  }
  const seen: Entry[] = audiences
    .filter(({ title }) => title !== audience?.title)
    .map(({ title }) => ({
      id: `audience:${title}`,
      label: `See the plan as ${title}`,
      detail: "Audience",
      icon: <AudienceIcon />,
      act: () => void lookAs(title),
    }));
  if (audience) {
    seen.unshift({
      id: "audience",
      label: "Back to the whole plan",
      detail: `From what ${audience.title} sees`,
      icon: <AudienceIcon />,
      act: () => void lookAs(null),
    });
  }
  const others = recent.filter((file) => file.path !== status?.path);
  return [
    ...views,
    ...saved,
    ...history,
    ...branches,
    ...seen,
    { id: "audiences", label: "Who sees what…", icon: <AudienceIcon />, act: actions.openAudiences },
    {
      id: "import",
      label: "Import a spreadsheet…",
      icon: <ImportIcon />,
      keys: keysLabel("I"),
      act: () => actions.importFiles(),
    },
    ...(writable && chosen.length > 0
      ? [
          {
            id: "move",
            label: "Move by days, weeks, months or quarters…",
            detail: counted(chosen.length, "item"),
            icon: <MoveIcon />,
            act: () => actions.openMove(chosen),
          },
        ]
      : []),
    { id: "scoring", label: "How items are scored…", icon: <RankIcon />, act: actions.openScoring },
    {
      id: "export",
      label: "Export the picture…",
      icon: <ExportIcon />,
      keys: keysLabel("E"),
      act: actions.exportPicture,
    },
    {
      id: "export_plan",
      label: "Export the whole plan…",
      detail: "JSON, Excel, Markdown, calendar",
      icon: <ExportIcon />,
      act: actions.exportPlan,
    },
    { id: "new", label: "New workspace…", icon: <PlusIcon />, keys: keysLabel("N"), act: () => actions.newWorkspace() },
    {
      id: "open",
      label: "Open a workspace…",
      icon: <FileIcon />,
      keys: keysLabel("O"),
      act: () => actions.openWorkspace(),
    },
    ...others.map((file) => ({
      id: `recent:${file.path}`,
      label: `Open ${file.title}`,
      detail: file.path,
      icon: <FileIcon />,
      act: () => actions.openWorkspace(file.path),
    })),
    { id: "keys", label: "Keyboard shortcuts", icon: <KeysIcon />, keys: "?", act: actions.openKeys },
    { id: "light", label: "Appearance: light", icon: <SunIcon />, act: () => setAppearance("light") },
    { id: "dark", label: "Appearance: dark", icon: <MoonIcon />, act: () => setAppearance("dark") },
    { id: "system", label: "Appearance: as the system", icon: <ScreenIcon />, act: () => setAppearance("system") },
    { id: "close", label: "Close the workspace", icon: <FileIcon />, act: actions.closeWorkspace },
  ];
}

function useMakeable(wanted: string): Entry[] {
  const edit = useEdit();
  const { select } = useNavigation();
  const inspector = useInspector();
  const writable = useWritable();
  if (wanted === "" || !writable) return [];
  return MAKEABLE.map((kind) => ({
    id: `make:${kind}`,
    label: `New ${kindLabel(kind).toLowerCase()} “${wanted}”`,
    icon: <PlusIcon />,
    act: async () => {
      const { ref, change } = makeNamed(kind, wanted);
      if (!(await edit([change]))) return;
      select(ref);
      inspector.open();
    },
  }));
}
