import { useId, useState } from "react";
import type { SavedView } from "../../bindings/SavedView";
import { useWritable } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { useSavedViews } from "../../domain/pictures";
import { BookmarkIcon, MoreIcon } from "../../primitives/icons";
import { Menu, type MenuEntry } from "../../primitives/Menu";
import { Pressable } from "../../primitives/Pressable";
import { Unseen } from "../../primitives/Small";
import frame from "../frame/Sidebar.module.css";
import { VIEW_LABELS } from "../frame/view-labels";
import { NameDialog } from "./NameDialog";
import styles from "./SavedViews.module.css";
import { useViewActions } from "./useViewActions";

/** The saved views of the workspace, in the sidebar. Narrow, they are a menu. */
export function SavedViews({ narrow }: { narrow: boolean }) {
  const views = useSavedViews();
  const { saved, go } = useNavigation();
  const [renames, setRenames] = useState<SavedView | null>(null);
  const { rename } = useViewActions();
  const heading = useId();
  if (views.length === 0) return null;
  if (narrow) {
    const entries: MenuEntry[] = views.flatMap(({ id, title, spec }) =>
      spec ? { id, label: title, detail: VIEW_LABELS[spec.kind], act: () => go(spec.kind, id) } : [],
    );
    return (
      <Menu
        label="Saved views"
        entries={entries}
        trigger={
          <Pressable className={frame.view} aria-current={saved === null ? undefined : "page"}>
            <BookmarkIcon />
            <Unseen>Saved views</Unseen>
          </Pressable>
        }
      />
    );
  }
  return (
    <section className={styles.saved} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        Saved views
      </h2>
      <ul>
        {views.map((view) => (
          <Entry key={view.id} view={view} onRename={() => setRenames(view)} />
        ))}
      </ul>
      {renames ? (
        <NameDialog
          title="Rename the view"
          name={renames.title}
          act="Rename"
          onName={(name) => void rename(renames, name)}
          onClose={() => setRenames(null)}
        />
      ) : null}
    </section>
  );
}

function Entry({ view, onRename }: { view: SavedView; onRename(): void }) {
  const { saved, go } = useNavigation();
  const { remove } = useViewActions();
  const writable = useWritable();
  const { id, title, spec } = view;
  return (
    <li className={styles.entry}>
      <Pressable
        className={`${frame.view} ${styles.name}`}
        aria-current={saved === id ? "page" : undefined}
        isDisabled={spec === null}
        onPress={() => spec && go(spec.kind, id)}
      >
        <span>{title}</span>
        {spec === null ? <Unseen>, made by a newer Throughline</Unseen> : null}
      </Pressable>
      {writable ? (
        <Menu
          label={title}
          entries={[
            { id: "rename", label: "Rename…", act: onRename },
            { id: "delete", label: "Delete", danger: true, act: () => void remove(view) },
          ]}
          trigger={
            <Pressable className={styles.more} aria-label={`More about ${title}`}>
              <MoreIcon />
            </Pressable>
          }
        />
      ) : null}
    </li>
  );
}
