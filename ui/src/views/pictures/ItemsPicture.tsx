import type { ReactNode } from "react";
import type { PictureKind } from "../../bindings/PictureKind";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { Select } from "../../primitives/Select";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ExportButton } from "./ExportButton";
import { FilterChips } from "./FilterChips";
import { conditions, FilterButton } from "./Filters";
import { depthOf, LEVELS, levelOf } from "./levels";
import { Nothing } from "./Nothing";
import { PictureView } from "./PictureView";

interface ItemsPictureProps {
  kind: PictureKind;
  /** What the view is called where it is no saved one. */
  name: string;
  /** What else can be set, before the depth of the items and the filter. */
  controls?: ReactNode;
  /** Said where the plan has nothing to show. */
  nothing: string;
  /** Hears what the core calls the picture. */
  onTitle?: (title: string) => void;
  /** What the picture is good for, said below that. */
  children: ReactNode;
}

/** A picture of items that can be shown to any depth, with its bar. */
export function ItemsPicture({ kind, name, controls, nothing, onTitle, children }: ItemsPictureProps) {
  const [spec, set] = usePicture(kind);
  const title = usePictureTitle(kind, name);
  const { open } = useInspector();
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      controls={
        <>
          {controls}
          <Select
            label="Items"
            options={LEVELS}
            value={levelOf(spec.depth)}
            onChange={(level) => set({ depth: depthOf(level) })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind={kind} />
          <ExportButton />
        </>
      }
    >
      <PictureView
        kind={kind}
        onOpen={open}
        onTitle={onTitle}
        empty={
          <Nothing filtered={conditions(spec.filter) > 0} title={nothing} onShowAll={() => set({ filter: NO_FILTER })}>
            {children}
          </Nothing>
        }
      />
    </View>
  );
}
