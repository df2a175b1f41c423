import { type KeyboardEvent, type RefObject, useMemo } from "react";
import type { JoinPreview } from "../bindings/JoinPreview";
import type { Node } from "../bindings/Node";
import { type Direction, neighbour } from "./find";
import { finish, handleOf } from "./pointer/link";
import type { Surface } from "./surface";
import type { PictureActions } from "./types";

/** Linking by keys: L begins at an item, arrows choose the one that waits, Enter makes it, Escape leaves. */
export function useLinkKeys(surface: Surface, actions: RefObject<PictureActions>, say: (words: string) => void) {
  return useMemo(() => {
    let from: Node | null = null;
    let target: Node | null = null;
    let found: JoinPreview | null = null;

    function leave() {
      from = null;
      target = null;
      found = null;
      surface.mark({ overlay: null });
    }

    function show() {
      if (!from || !target) return;
      const to = { x: target.x, y: target.y + target.h / 2 };
      const refused = found !== null && !found.possible;
      surface.mark({ overlay: { kind: "link", from: handleOf(from), to, refused, box: target } });
    }

    async function choose(node: Node) {
      const { time } = actions.current;
      if (!from?.record || !node.record || !time) return;
      target = node;
      found = null;
      surface.reveal(node.key);
      show();
      const preview = await time.join(from.record.id, node.record.id);
      if (target !== node || !preview) return;
      found = preview;
      say(preview.label);
      show();
    }

    async function make() {
      const { time } = actions.current;
      const [first, second] = [from, target];
      const known = found;
      leave();
      if (!time || !first?.record || !second?.record) return;
      const preview = known ?? (await time.join(first.record.id, second.record.id));
      if (preview) await finish({ say }, time, preview);
    }

    return {
      begin(node: Node) {
        if (!actions.current.time || node.record?.kind !== "item" || node.part !== "body") return;
        from = node;
        target = null;
        say(`Link from ${node.title}: arrows choose what waits for it, Enter links, Escape leaves`);
      },
      /** Whether the key was for linking. */
      onKeyDown(event: KeyboardEvent, direction: Direction | undefined): boolean {
        if (!from) return false;
        if (event.key === "Escape") {
          leave();
          say("Nothing was linked");
        } else if (event.key === "Enter") void make();
        else if (direction) {
          const at = surface.placeOf((target ?? from).key);
          const next = at === null ? null : neighbour(surface.nodes, at, direction);
          const node = next === null ? undefined : surface.nodes[next];
          if (node?.part === "body" && node.record?.kind === "item") void choose(node);
        } else return false;
        event.preventDefault();
        return true;
      },
    };
  }, [surface, actions, say]);
}
