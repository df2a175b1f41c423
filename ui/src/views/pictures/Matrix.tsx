import { useState } from "react";
import type { NamedMeasure } from "../../bindings/NamedMeasure";
import { useAsk } from "../../domain/core";
import { usePicture } from "../../domain/pictures";
import { type Option, Select } from "../../primitives/Select";
import { ItemsPicture } from "./ItemsPicture";

/** The choice that is left to the core. */
const BEST = "";

/** What the axes come to, which the picture's title says: `Value and effort`. */
export function axesOf(title: string, measures: readonly NamedMeasure[]): { up?: string; across?: string } {
  // A name may itself hold an “and”.
  for (const up of measures) {
    const across = measures.find(({ label }) => `${up.label} and ${label}`.toLowerCase() === title.toLowerCase());
    if (across) return { up: up.label, across: across.label };
  }
  // What no item carries yet is no measure.
  const [up, across] = title.split(" and ");
  if (up && across) return { up, across: across.charAt(0).toUpperCase() + across.slice(1) };
  return {};
}

/** What an axis can show: what is chosen for it, whether items carry it or not, and everything but the other axis. */
export function choices(
  measures: readonly NamedMeasure[],
  chosen: string | null,
  other: string | null,
  shown?: string,
): Option<string>[] {
  const known = measures.filter(({ measure }) => measure !== other);
  const options = known.map(({ measure, label, items }) => ({
    id: measure,
    label,
    detail: items === 1 ? "1 item" : `${items} items`,
  }));
  const missing = chosen !== null && !options.some(({ id }) => id === chosen) ? [{ id: chosen, label: chosen }] : [];
  const best = { id: BEST, label: "Best fit", detail: "what says most about these items" };
  return [shown ? { ...best, shown } : best, ...options, ...missing];
}

/** Any two scores against each other, in four quadrants. */
export default function Matrix() {
  const [spec, set] = usePicture("matrix");
  const { up, across } = spec;
  const measures = useAsk("ranking", ONLY_NAMES).data?.measures ?? [];
  const [title, setTitle] = useState("");
  const best = axesOf(title, measures);
  const axis = (chosen: string) => (chosen === BEST ? null : chosen);
  return (
    <ItemsPicture
      kind="matrix"
      name="Matrix"
      nothing="Nothing in the matrix yet"
      onTitle={setTitle}
      controls={
        <>
          <Select
            label="Up"
            options={choices(measures, up, across, best.up)}
            value={up ?? BEST}
            onChange={(chosen) => set({ up: axis(chosen), unfolded: [] })}
          />
          <Select
            label="Across"
            options={choices(measures, across, up, best.across)}
            value={across ?? BEST}
            onChange={(chosen) => set({ across: axis(chosen), unfolded: [] })}
          />
        </>
      }
    >
      The matrix shows any two scores of items against each other, such as value and effort: what to do first.
    </ItemsPicture>
  );
}

const ONLY_NAMES = { limit: 0 };
