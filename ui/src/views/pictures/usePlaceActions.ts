import { useMemo } from "react";
import type { PictureSpec } from "../../bindings/PictureSpec";
import { useEdit, useWritable } from "../../domain/core";
import type { PlaceActions } from "../../picture/types";
import { usePlatform } from "../../platform";

/** Putting items elsewhere in a picture by hand; none where the workspace may only be read. */
export function usePlaceActions(spec: PictureSpec): PlaceActions | undefined {
  const { call } = usePlatform();
  const edit = useEdit();
  const writable = useWritable();
  return useMemo(() => {
    if (!writable) return undefined;
    return {
      // A preview that fails only shows nothing: the edit itself says why.
      preview: (items, target) => call("preview_place", { spec, items, target }).catch(() => null),
      make: async (placing) => (await edit(placing.changes, placing.edit)) !== null,
    } satisfies PlaceActions;
  }, [call, edit, writable, spec]);
}
