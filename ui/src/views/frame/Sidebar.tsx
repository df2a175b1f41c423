import { useStatus, useUndo, useWritable } from "../../domain/core";
import { asking, useStanding } from "../../domain/findings/report";
import { useNavigation, VIEW_GROUPS, type ViewName, viewKey } from "../../domain/navigation";
import { keysLabel } from "../../lib/keys";
import { IconButton } from "../../primitives/Button";
import { Explained, Hint } from "../../primitives/Hint";
import { RedoIcon, SearchIcon, UndoIcon } from "../../primitives/icons";
import { Pressable } from "../../primitives/Pressable";
import { Unseen } from "../../primitives/Small";
import { useActions } from "../actions";
import { SavedViews } from "../saved/SavedViews";
import { AppearanceSwitch } from "./AppearanceSwitch";
import styles from "./Sidebar.module.css";
import { VIEW_ICONS, VIEW_LABELS } from "./view-labels";
import { WorkspaceMenu } from "./WorkspaceMenu";

/** Where you are: the workspace and its views. Narrow, it shows the icons alone. */
export function Sidebar({ narrow }: { narrow: boolean }) {
  const { openPalette } = useActions();
  return (
    <nav className={styles.sidebar} data-narrow={narrow} aria-label="Workspace">
      <WorkspaceMenu narrow={narrow} />
      <ReadOnly narrow={narrow} />
      <div className={styles.places}>
        {VIEW_GROUPS.map((group) => (
          <ul key={group[0]} className={styles.views}>
            {group.map((name) => (
              <li key={name}>
                <Entry name={name} narrow={narrow} />
              </li>
            ))}
          </ul>
        ))}
        <SavedViews narrow={narrow} />
      </div>
      <div className={styles.foot}>
        <button type="button" className={styles.view} onClick={openPalette}>
          <SearchIcon />
          {narrow ? <Unseen>Find</Unseen> : <span>Find</span>}
          {narrow ? null : <kbd>{keysLabel("K")}</kbd>}
        </button>
        <div className={styles.tools}>
          <UndoButtons />
          <AppearanceSwitch />
        </div>
      </div>
    </nav>
  );
}

/** A view. Narrow, its name and its key, where it has one, stand beside the icon while it is pointed at. */
function Entry({ name, narrow }: { name: ViewName; narrow: boolean }) {
  const { view, saved, go } = useNavigation();
  const findings = asking(useStanding());
  const count = name === "alignment" ? findings : 0;
  const label = VIEW_LABELS[name];
  const key = viewKey(name);
  const current = view === name && saved === null ? "page" : undefined;
  const content = (
    <>
      {VIEW_ICONS[name]}
      {narrow ? <Unseen>{label}</Unseen> : <span>{label}</span>}
      {count > 0 ? (
        <span className={styles.count}>
          {count}
          <Unseen> findings</Unseen>
        </span>
      ) : null}
    </>
  );
  // A page's own button where nothing floats beside it: the frame is waited for at every start.
  if (!narrow) {
    return (
      <button type="button" className={styles.view} aria-current={current} onClick={() => go(name)}>
        {content}
      </button>
    );
  }
  return (
    <Hint text={label} {...(key === null ? {} : { keys: keysLabel(key) })}>
      <Pressable className={styles.view} aria-current={current} onPress={() => go(name)}>
        {content}
      </Pressable>
    </Hint>
  );
}

function UndoButtons() {
  const state = useStatus()?.undo;
  const writable = useWritable();
  const { undo, redo } = useUndo();
  return (
    <div className={styles.undo}>
      <IconButton
        label={state?.undo ? `Undo “${state.undo}”` : "Nothing to undo"}
        keys={keysLabel("Z")}
        isDisabled={!writable || !state?.undo}
        onPress={undo}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        label={state?.redo ? `Redo “${state.redo}”` : "Nothing to redo"}
        keys={keysLabel("Z", true)}
        isDisabled={!writable || !state?.redo}
        onPress={redo}
      >
        <RedoIcon />
      </IconButton>
    </div>
  );
}

/** Says that the workspace may only be read, and why. */
function ReadOnly({ narrow }: { narrow: boolean }) {
  const access = useStatus()?.access;
  if (access?.access !== "read_only") return null;
  return (
    <p className={styles.readOnly}>
      <Explained by={access.reason}>{narrow ? "Read" : "Read only"}</Explained>
    </p>
  );
}
