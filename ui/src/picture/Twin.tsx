import { type KeyboardEventHandler, memo, type RefObject } from "react";
import type { Lane } from "../bindings/Lane";
import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";
import { foldedLane, isOpen } from "./find";
import styles from "./Picture.module.css";
import type { Regions, Scroll } from "./regions";

export interface TwinProps {
  scene: Scene;
  regions: Regions;
  scroll: Scroll;
  selected: ReadonlySet<string>;
  unfolded: readonly string[];
  /** The key of the node that the keyboard is on. */
  focused: string | null;
  id: string;
  treegrid: RefObject<HTMLDivElement | null>;
  onKeyDown: KeyboardEventHandler;
  onKeyUp: KeyboardEventHandler;
  onFocus(): void;
  onBlur(): void;
}

/** The nodes that are in sight, and the one the keyboard is on, each with its place in the scene. */
export function twinNodes(
  scene: Scene,
  regions: Regions,
  scroll: Scroll,
  focused: string | null,
): { node: Node; place: number }[] {
  const { body } = regions;
  const [left, top] = [body.x + scroll.x, body.y + scroll.y];
  return scene.nodes.flatMap((node, place) => {
    const inSight =
      node.part === "tray" ||
      (node.x + node.w >= left && node.x <= left + body.w && node.y + node.h >= top && node.y <= top + body.h);
    return inSight || node.key === focused ? { node, place } : [];
  });
}

/**
 * What the picture shows, as a tree of rows that a screen reader can read: lanes, and in them the nodes. Each row
 * stands, unseen, where the picture draws it, so that a reading cursor shows the right place.
 */
export const Twin = memo(function Twin({
  scene,
  regions,
  scroll,
  selected,
  unfolded,
  focused,
  id,
  treegrid,
  onKeyDown,
  onKeyUp,
  onFocus,
  onBlur,
}: TwinProps) {
  const shown = twinNodes(scene, regions, scroll, focused);
  const active = shown.find(({ node }) => node.key === focused);
  const byLane = new Map<number, typeof shown>();
  for (const entry of shown) {
    const list = byLane.get(entry.node.lane);
    if (list) list.push(entry);
    else byLane.set(entry.node.lane, [entry]);
  }
  // A lane around others is said before the first of them.
  const lanes = new Map(scene.lanes.map((lane, place) => [lane.key, { lane, place }]));
  for (const place of [...byLane.keys()]) {
    const around = lanes.get(scene.lanes[place]?.within ?? "");
    if (around && !byLane.has(around.place)) byLane.set(around.place, []);
  }
  const levelOf = (lane: Lane | undefined): number => {
    const around = lanes.get(lane?.within ?? "")?.lane;
    return lane?.within ? 1 + (around ? levelOf(around) : 1) : 1;
  };
  return (
    <div
      ref={treegrid}
      className={styles.twin}
      role="treegrid"
      tabIndex={0}
      aria-label={scene.title}
      aria-multiselectable="true"
      aria-colcount={2}
      aria-activedescendant={active ? `${id}-${active.place}` : undefined}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {[...byLane].sort(byPlace).map(([place, nodes]) => {
        const lane = scene.lanes[place];
        const level = levelOf(lane);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid over a picture
          <div key={lane?.key ?? place} role="rowgroup">
            {lane && lane.title !== "" && !nodes.some(({ node }) => foldedLane(node.key) !== null) ? (
              // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid over a picture
              // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names the active row
              <div role="row" aria-level={level} aria-expanded={!lane.folded}>
                {/* biome-ignore lint/a11y/useSemanticElements: as above */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
                <span role="gridcell" aria-colspan={2}>
                  {[lane.title, lane.detail].filter(Boolean).join(", ")}
                </span>
              </div>
            ) : null}
            {nodes.map(({ node, place: at }) => (
              // biome-ignore lint/a11y/useSemanticElements: a table cannot be laid over a picture
              // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, and names the active row
              <div
                key={node.key}
                id={`${id}-${at}`}
                role="row"
                aria-level={foldedLane(node.key) === null ? level + 1 : level}
                aria-selected={selected.has(node.key)}
                aria-expanded={
                  node.fold ? isOpen(node.fold, unfolded) : foldedLane(node.key) === null ? undefined : false
                }
                data-key={node.key}
                style={boxInWindow(node, regions, scroll)}
              >
                {/* biome-ignore lint/a11y/useSemanticElements: as above */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
                <span role="gridcell">{node.title}</span>
                {/* biome-ignore lint/a11y/useSemanticElements: as above */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
                <span role="gridcell">{node.detail}</span>
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
});

function byPlace([a]: [number, unknown], [b]: [number, unknown]): number {
  return a - b;
}

function boxInWindow(node: Node, regions: Regions, scroll: Scroll) {
  const tray = node.part === "tray";
  return {
    left: node.x - (tray ? 0 : scroll.x),
    top: tray ? node.y + regions.tray.y - scroll.tray : node.y - scroll.y,
    width: node.w,
    height: node.h,
  };
}
