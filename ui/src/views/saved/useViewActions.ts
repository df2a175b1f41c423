import { useCallback } from "react";
import type { PictureSpec } from "../../bindings/PictureSpec";
import type { SavedView } from "../../bindings/SavedView";
import { make, set } from "../../domain/changes";
import { useEdit } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { toSave, useSavedViews } from "../../domain/pictures";
import { useUndoOffer } from "../../domain/undo-offer";

/** What can be done with saved views; each is one edit. */
export function useViewActions() {
  const edit = useEdit();
  const offer = useUndoOffer();
  const views = useSavedViews();
  const { view: shown, saved, go } = useNavigation();
  const last = views.at(-1)?.position ?? 0;

  const create = useCallback(
    async (title: string, spec: PictureSpec) => {
      const { ref, change } = make("view", { title, spec: toSave(spec), position: last + 1 });
      if (await edit([change], `Save the view ${title}`)) go(spec.kind, ref.id);
    },
    [edit, go, last],
  );
  const save = useCallback(
    (view: SavedView, spec: PictureSpec) =>
      edit([set({ kind: "view", id: view.id }, { spec: toSave(spec) })], `Save the view ${view.title}`),
    [edit],
  );
  const rename = useCallback(
    (view: SavedView, title: string) => edit([set({ kind: "view", id: view.id }, { title })]),
    [edit],
  );
  const remove = useCallback(
    async (view: SavedView) => {
      const outcome = await edit([{ op: "delete", record: { kind: "view", id: view.id } }]);
      if (!outcome) return;
      if (saved === view.id) go(shown);
      offer(outcome, `Deleted the view ${view.title}`);
    },
    [edit, offer, saved, shown, go],
  );
  return { create, save, rename, remove };
}
