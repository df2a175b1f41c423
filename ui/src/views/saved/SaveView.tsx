import { useState } from "react";
import type { PictureKind } from "../../bindings/PictureKind";
import { useWritable } from "../../domain/core";
import { useOpenView, usePicture } from "../../domain/pictures";
import { Brief } from "../../primitives/Brief";
import { Button } from "../../primitives/Button";
import { ChevronDownIcon } from "../../primitives/icons";
import { Menu, type MenuEntry } from "../../primitives/Menu";
import { NameDialog } from "./NameDialog";
import { useViewActions } from "./useViewActions";

/** The name at the top of a picture: of the saved view that is shown, else of the picture. */
export function usePictureTitle(kind: PictureKind, title: string): string {
  const open = useOpenView();
  return open?.spec.kind === kind ? open.view.title : title;
}

/** Keeps a picture as it is set now: as a view with a name, or in the saved view that is shown. */
export function SaveView({ kind }: { kind: PictureKind }) {
  const shown = useOpenView();
  const open = shown?.spec.kind === kind ? shown : null;
  const [spec] = usePicture(kind);
  const actions = useViewActions();
  const writable = useWritable();
  const [asks, setAsks] = useState<"new" | "rename" | null>(null);
  if (!writable) return null;
  const entries: MenuEntry[] = open
    ? [
        {
          id: "save",
          label: "Save the changes",
          disabled: !open.changed,
          act: () => void actions.save(open.view, spec),
        },
        { id: "reset", label: "Back to what was saved", disabled: !open.changed, act: open.reset },
        { id: "new", label: "Save as a new view…", divided: true, act: () => setAsks("new") },
        { id: "rename", label: "Rename…", act: () => setAsks("rename") },
        { id: "delete", label: "Delete", danger: true, divided: true, act: () => void actions.remove(open.view) },
      ]
    : [];
  return (
    <>
      {open ? (
        <Menu
          label="Saved view"
          entries={entries}
          trigger={
            <Button>
              {open.changed ? "View, changed" : "View"}
              <ChevronDownIcon />
            </Button>
          }
        />
      ) : (
        <Button onPress={() => setAsks("new")}>
          <Brief brief="Save">Save view</Brief>
        </Button>
      )}
      {asks === "new" ? (
        <NameDialog
          title="Save the view"
          name=""
          act="Save"
          onName={(name) => void actions.create(name, spec)}
          onClose={() => setAsks(null)}
        />
      ) : null}
      {asks === "rename" && open ? (
        <NameDialog
          title="Rename the view"
          name={open.view.title}
          act="Rename"
          onName={(name) => void actions.rename(open.view, name)}
          onClose={() => setAsks(null)}
        />
      ) : null}
    </>
  );
}
