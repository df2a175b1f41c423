import { useAsk, useStatus } from "../../domain/core";
import { keysLabel } from "../../lib/keys";
import { ChevronDownIcon, Mark } from "../../primitives/icons";
import { Menu, type MenuEntry } from "../../primitives/Menu";
import { Pressable } from "../../primitives/Pressable";
import { Unseen } from "../../primitives/Small";
import { useActions } from "../actions";
import styles from "./Sidebar.module.css";

/** As many other files as the menu offers. */
const RECENT = 6;

/** The workspace's name, and what can be done with the file. */
export function WorkspaceMenu({ narrow }: { narrow: boolean }) {
  const status = useStatus();
  const recent = useAsk("recent").data ?? [];
  const actions = useActions();
  const title = status?.title || "Throughline";
  const others = recent.filter((file) => file.path !== status?.path).slice(0, RECENT);
  const entries: MenuEntry[] = [
    { id: "new", label: "New workspace…", keys: keysLabel("N"), act: () => actions.newWorkspace() },
    { id: "open", label: "Open…", keys: keysLabel("O"), act: () => actions.openWorkspace() },
    ...others.map((file, place) => ({
      id: `recent:${file.path}`,
      label: file.title,
      detail: file.path,
      divided: place === 0,
      act: () => actions.openWorkspace(file.path),
    })),
    {
      id: "import",
      label: "Import a spreadsheet…",
      keys: keysLabel("I"),
      divided: true,
      act: () => actions.importFiles(),
    },
    { id: "export", label: "Export the picture…", keys: keysLabel("E"), act: actions.exportPicture },
    { id: "export_plan", label: "Export the whole plan…", act: actions.exportPlan },
    { id: "audiences", label: "Who sees what…", act: actions.openAudiences },
    { id: "keys", label: "Keyboard shortcuts", keys: "?", divided: true, act: actions.openKeys },
    { id: "close", label: "Close workspace", divided: true, act: actions.closeWorkspace },
  ];
  return (
    <Menu
      label="Workspace"
      entries={entries}
      trigger={
        <Pressable className={styles.workspace}>
          <Mark />
          {narrow ? <Unseen>{title}</Unseen> : <span>{title}</span>}
          {narrow ? null : <ChevronDownIcon />}
        </Pressable>
      }
    />
  );
}
