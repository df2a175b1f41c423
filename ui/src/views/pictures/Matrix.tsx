import type { NamedMeasure } from "../../bindings/NamedMeasure";
import { useAsk } from "../../domain/core";
import { usePicture } from "../../domain/pictures";
import { type Option, Select } from "../../primitives/Select";
import { ItemsPicture } from "./ItemsPicture";

/** The choice that is left to the core. */
const BEST = "";

/** What an axis can show: what is chosen for it, whether items carry it or not, and everything but the other axis. */
export function choices(
  measures: readonly NamedMeasure[],
  chosen: string | null,
  other: string | null,
): Option<string>[] {
  const known = measures.filter(({ measure }) => measure !== other);
  const options = known.map(({ measure, label, items }) => ({
    id: measure,
    label,
    detail: items === 1 ? "1 item" : `${items} items`,
  }));
  const missing = chosen !== null && !options.some(({ id }) => id === chosen) ? [{ id: chosen, label: chosen }] : [];
  return [{ id: BEST, label: "Best fit", detail: "what most items have" }, ...options, ...missing];
}

/** Any two scores against each other, in four quadrants. */
export default function Matrix() {
  const [spec, set] = usePicture("matrix");
  const { up, across } = spec;
  const measures = useAsk("ranking", ONLY_NAMES).data?.measures ?? [];
  const axis = (chosen: string) => (chosen === BEST ? null : chosen);
  return (
    <ItemsPicture
      kind="matrix"
      name="Matrix"
      nothing="Nothing in the matrix yet"
      controls={
        <>
          <Select
            label="Up"
            options={choices(measures, up, across)}
            value={up ?? BEST}
            onChange={(chosen) => set({ up: axis(chosen), unfolded: [] })}
          />
          <Select
            label="Across"
            options={choices(measures, across, up)}
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
