import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { PictureKind } from "../../bindings/PictureKind";
import type { Scene } from "../../bindings/Scene";
import { useTheme } from "../../domain/appearance";
import { useOfferItems } from "../../domain/chosen";
import { useAskIf } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { outlineRequest } from "../../domain/range";
import { keepRoom, roomBefore } from "../../domain/room";
import { useScene } from "../../domain/scene";
import type { Change } from "../../domain/specs";
import { useZoomsAhead } from "../../domain/zooms";
import { Picture } from "../../picture/Picture";
import { heightAboveTray } from "../../picture/regions";
import type { PictureActions } from "../../picture/types";
import { usePlatform } from "../../platform";
import { Empty } from "../../primitives/Small";
import styles from "./PictureView.module.css";
import { useSelection } from "./selection";
import { usePlaceActions } from "./usePlaceActions";
import { useTimeActions } from "./useTimeActions";

interface PictureViewProps {
  kind: PictureKind;
  onZoom?: (step: 1 | -1) => void;
  /** Items are to be moved by a number of weeks. */
  onMoveBy?: (items: string[]) => void;
  onOpen(): void;
  /** Hears what the core calls the picture: `Roadmap by strategy`. */
  onTitle?: (title: string) => void;
  /** Settings that hold for now only: they are kept nowhere. */
  now?: Change;
  /** What is said where the picture has nothing in it. */
  empty: ReactNode;
}

/** A picture of the plan, laid out by the core for the room there is. */
export function PictureView({ kind, onZoom, onMoveBy, onOpen, onTitle, now, empty }: PictureViewProps) {
  const [spec, setSpec] = usePicture(kind);
  // As it was when the window was last like this, so that what was asked ahead is drawn at once.
  const [size, setSize] = useState(() => (kind === "roadmap" && roomBefore()) || NO_SIZE);
  const onSize = useCallback(
    (width: number, height: number) => {
      setSize((now) => (now.width === width && now.height === height ? now : { width, height }));
      if (kind === "roadmap") keepRoom({ width, height });
    },
    [kind],
  );
  const [bottom, setBottom] = useState({ tray_height: 0, footer_height: 0 });
  const theme = useTheme();
  const { select } = useNavigation();
  const selection = useSelection();
  useOfferItems(selection.items);
  const time = useTimeActions(spec.zoom);

  const fitted = useMemo(
    () => ({
      ...spec,
      ...now,
      selected: spec.dependencies === "selected" && kind === "roadmap" ? selection.items : [],
      width: size.width,
      height: heightAboveTray(bottom, size.height),
    }),
    [spec, now, kind, selection.items, size, bottom],
  );
  const place = usePlaceActions(fitted);
  const { scene, stale, problem, parts, range, look } = useScene(fitted);
  // Only what is as it stands says how high its tray is: two pictures kept from before may each ask for the other. And
  // what is higher than the window anyway is the same without the tray: laying it out once more would only take time.
  const fills = scene !== null && scene.height <= fitted.height;
  if (
    scene &&
    !stale &&
    fills &&
    (scene.tray_height !== bottom.tray_height || scene.footer_height !== bottom.footer_height)
  ) {
    setBottom({ tray_height: scene.tray_height, footer_height: scene.footer_height });
  }

  const mapped = useLong(kind === "roadmap" ? scene : null, fitted.height);
  const outline = useAskIf(mapped, "outline", outlineRequest(fitted)).data ?? null;
  useZoomsAhead(fitted, kind === "roadmap" ? range : null, mapped);

  const { call } = usePlatform();
  const asked = JSON.stringify(fitted);
  // Asked anew where the picture is another: the settings themselves are made anew more often.
  const find = useCallback(
    (words: string) => call("find_in_picture", { spec: JSON.parse(asked), words }),
    [call, asked],
  );

  const title = scene?.title;
  useEffect(() => {
    if (title !== undefined) onTitle?.(title);
  }, [title, onTitle]);

  const onFold = useCallback<PictureActions["onFold"]>(
    (key, what) => {
      const field = what === "lane" ? "folded" : "unfolded";
      const now = spec[field];
      const others = what === "group" && ONE_OPEN.has(kind) ? [] : now;
      setSpec({ [field]: now.includes(key) ? now.filter((other) => other !== key) : [...others, key] });
    },
    [spec, setSpec, kind],
  );

  if (problem !== null && scene === null) return <Empty title="The picture cannot be drawn">{problem}</Empty>;
  // The room there is, before there is anything to show in it: so that the first layout fits at once.
  if (scene === null) return <div ref={(element) => measure(element, onSize)} className={styles.room} />;
  if (scene.nodes.length === 0 && scene.lanes.length === 0) return empty;
  return (
    <Picture
      scene={scene}
      parts={parts}
      theme={theme}
      selected={selection.keys}
      unfolded={spec.unfolded}
      mapped={mapped}
      find={find}
      outline={outline}
      onSize={onSize}
      onSelect={(node, extend) => {
        // What is selected already is looked at closely when it is chosen once more.
        if (node?.record && !extend && selection.keys.has(node.key)) onOpen();
        selection.choose(node?.record ?? null, extend);
      }}
      onSelectMany={selection.chooseMany}
      onOpen={(node) => {
        if (!node.record) return;
        select(node.record);
        onOpen();
      }}
      onFold={onFold}
      onLane={(place) => {
        const record = scene.lanes[place]?.record;
        if (record) selection.choose(record, false);
      }}
      onZoom={onZoom}
      onMoveBy={onMoveBy}
      onRange={look}
      time={kind === "roadmap" ? time : undefined}
      place={PLACES.has(kind) ? place : undefined}
      columns={COLUMNS.has(kind)}
    />
  );
}

/** From so many windows on a picture is long, and until so many it stays so: nothing flickers at the edge. */
const LONG = { from: 1.2, until: 1.05 };

/** Whether a picture is so much higher than the window that a map of it helps. */
function useLong(scene: Scene | null, room: number): boolean {
  const [isLong, setLong] = useState(false);
  const windows = scene === null || room <= 0 ? 0 : scene.height / room;
  const next = windows >= (isLong ? LONG.until : LONG.from);
  if (next !== isLong) setLong(next);
  return next;
}

/** The pictures in which a place means something. */
const PLACES: ReadonlySet<PictureKind> = new Set(["board", "matrix"]);

/** The pictures that stand in columns. */
const COLUMNS: ReadonlySet<PictureKind> = new Set([
  "throughline",
  "board",
  "portfolio",
  "coverage",
  "allocation",
  "changes",
]);

/** The pictures in which one group is open at a time: what another names would be named twice. */
const ONE_OPEN: ReadonlySet<PictureKind> = new Set(["calendar"]);

const NO_SIZE = { width: 0, height: 0 };

function measure(element: HTMLElement | null, onSize: (width: number, height: number) => void) {
  if (element && element.clientWidth > 0) onSize(element.clientWidth, element.clientHeight);
}
