import type { JoinPreview } from "../../bindings/JoinPreview";
import type { Node } from "../../bindings/Node";
import { nodeAt } from "../find";
import type { TimeActions } from "../types";
import { type Desk, type Gesture, inBody, oneAtATime, type Point, placeOf } from "./desk";

/** The handle from which a dependency is drawn: its middle is so far beyond the end of a bar. */
export const HANDLE = { out: 9, radius: 4.5, reach: 9 } as const;

/** Where the handle of a node stands. */
export function handleOf(node: Node): Point {
  return { x: node.x + node.w + HANDLE.out, y: node.y + node.h / 2 };
}

/** Whether a point of the body takes hold of a node's handle. */
export function onHandle(node: Node | undefined, at: Point): boolean {
  if (node?.part !== "body" || !node.movable) return false;
  const { x, y } = handleOf(node);
  return at.x > node.x + node.w && Math.hypot(at.x - x, at.y - y) <= HANDLE.reach;
}

/** Drawing a dependency from the end of one bar to another, which then waits for it. */
export function linkGesture(desk: Desk, doing: TimeActions, from: Node): Gesture {
  const { surface } = desk;
  let at: Point = { x: 0, y: 0 };
  let target: Node | null = null;
  let found: JoinPreview | null = null;
  const ask = (to: Node) => doing.join(from.record?.id ?? "", to.record?.id ?? "");
  const questions = oneAtATime(ask, (preview, to) => {
    if (to !== target) return;
    found = preview;
    show();
  });
  function show() {
    const to = target ? { x: target.x, y: target.y + target.h / 2 } : inBody(desk, at);
    surface.mark({
      overlay: { kind: "link", from: handleOf(from), to, refused: found !== null && !found.possible, box: target },
    });
    desk.tip({
      x: at.x + 14,
      y: at.y + 18,
      title: found?.label ?? "Drop it on the item that waits",
      detail: "",
      drags: true,
    });
  }
  return {
    cursor: "crosshair",
    scrolls: "both",
    follow(to: Point) {
      at = to;
      const over = placeOf(desk, at);
      const place = over?.part === "body" ? nodeAt(surface.nodes, over) : null;
      const node = place === null ? undefined : surface.nodes[place];
      const next = node?.record?.kind === "item" && node.key !== from.key ? node : null;
      if (next !== target) {
        target = next;
        found = null;
        if (next) questions.ask(next);
      }
      show();
    },
    async drop() {
      questions.stop();
      surface.mark({ overlay: null });
      if (!target) return;
      const preview = found ?? (await ask(target));
      if (preview) await finish(desk, doing, preview);
    },
    cancel() {
      questions.stop();
      surface.mark({ overlay: null });
    },
  };
}

/** Makes a dependency, or says why it cannot be. */
export async function finish(desk: Pick<Desk, "say">, doing: TimeActions, preview: JoinPreview): Promise<void> {
  if (!preview.possible) {
    doing.refuse(preview.label);
    desk.say(preview.label);
  } else if (await doing.makeJoin(preview)) desk.say(preview.label);
}
