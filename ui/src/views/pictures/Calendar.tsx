import type { CalendarWeight } from "../../bindings/CalendarWeight";
import { usePicture } from "../../domain/pictures";
import { type Option, Select } from "../../primitives/Select";
import { ItemsPicture } from "./ItemsPicture";

const WEIGHTS: Option<CalendarWeight>[] = [
  { id: "count", label: "Items", detail: "how many land" },
  { id: "effort", label: "Effort", detail: "of what lands" },
];

/** How much lands when: years, quarters, months and weeks, shaded. */
export default function Calendar() {
  const [spec, set] = usePicture("calendar");
  return (
    <ItemsPicture
      kind="calendar"
      name="Calendar"
      nothing="Nothing in the calendar yet"
      controls={<Select label="Weight" options={WEIGHTS} value={spec.weight} onChange={(weight) => set({ weight })} />}
    >
      The calendar shows how much lands in each quarter, month and week: which are crowded, and which are empty.
    </ItemsPicture>
  );
}
