import { useMemo, useState } from "react";
import type { DependencyLines } from "../../bindings/DependencyLines";
import type { Zoom } from "../../bindings/Zoom";
import { useWritable } from "../../domain/core";
import { usePicture } from "../../domain/pictures";
import { useTitleBefore } from "../../domain/scene";
import { NO_FILTER } from "../../domain/specs";
import { AlongIcon } from "../../primitives/icons";
import { type Option, Select } from "../../primitives/Select";
import { IconToggle, Segments } from "../../primitives/Toggle";
import { useActions } from "../actions";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { BaselineButton } from "./BaselineButton";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton } from "./Filters";
import { groupsOf, innerOf } from "./groups";
import { NoObjectives } from "./NoObjectives";
import { Nothing } from "./Nothing";
import { PictureView } from "./PictureView";
import { useAlong } from "./useAlong";

const ZOOMS: Option<Zoom>[] = [
  { id: "month", label: "Month" },
  { id: "quarter", label: "Quarter" },
  { id: "year", label: "Year" },
];

const LINES: Option<DependencyLines>[] = [
  { id: "none", label: "None" },
  { id: "conflicts", label: "Conflicts" },
  { id: "selected", label: "Of the selection", detail: "and conflicts", shown: "Selected" },
  { id: "all", label: "All" },
];

/** The zoom one step nearer (1) or further (-1); the same at either end. */
export function zoomed(zoom: Zoom, step: 1 | -1): Zoom {
  const at = ZOOMS.findIndex(({ id }) => id === zoom);
  return ZOOMS[at - step]?.id ?? zoom;
}

/** Items over time, in lanes. */
export default function Roadmap() {
  const [spec, set] = usePicture("roadmap");
  const title = usePictureTitle("roadmap", "Roadmap");
  const { open } = useInspector();
  const [called, setCalled] = useState(useTitleBefore("roadmap"));
  const groups = useMemo(() => groupsOf(called), [called]);
  const [along, setAlong] = useAlong();
  const { openMove } = useActions();
  const writable = useWritable();
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      notice={<NoObjectives />}
      controls={
        <>
          <Select
            label="Group by"
            brief="By"
            options={groups}
            value={spec.group}
            onChange={(group) => set({ group, inner: group === spec.inner ? null : spec.inner, folded: [] })}
          />
          {spec.group === "none" ? null : (
            <Select
              label="then by"
              brief="then"
              options={innerOf(spec.group, called)}
              value={spec.inner ?? "none"}
              onChange={(inner) => set({ inner: inner === "none" ? null : inner, folded: [] })}
            />
          )}
          <Select
            label="Dependencies"
            brief="Lines"
            options={LINES}
            value={spec.dependencies}
            onChange={(dependencies) => set({ dependencies })}
          />
          <BaselineButton baseline={spec.baseline} onChange={(baseline) => set({ baseline })} />
          <FilterButton
            filter={spec.filter}
            onChange={(filter) => set({ filter })}
            depth={spec.depth}
            onDepth={(depth) => set({ depth })}
          />
          <IconToggle label="Move what waits too" keys="W" isOn={along} onChange={setAlong}>
            <AlongIcon />
          </IconToggle>
        </>
      }
      end={
        <>
          <Segments label="Zoom" options={ZOOMS} value={spec.zoom} onChange={(zoom) => set({ zoom })} />
          <SaveView kind="roadmap" />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind="roadmap"
        onZoom={(step) => set({ zoom: zoomed(spec.zoom, step) })}
        onMoveBy={writable ? openMove : undefined}
        onOpen={open}
        onTitle={setCalled}
        empty={
          <Nothing
            filtered={conditions(spec.filter) > 0}
            title="No items yet"
            onShowAll={() => set({ filter: NO_FILTER })}
          >
            The roadmap shows items over time. Type them, or bring them from the tool they are in now.
          </Nothing>
        }
      />
    </View>
  );
}
