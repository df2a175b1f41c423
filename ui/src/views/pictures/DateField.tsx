import { useState } from "react";
import { useToday } from "../../domain/core";
import { DATE_HELP, dateLabel, readDate } from "../../domain/dates";
import { TextField } from "../../primitives/Field";

/** A day or period to type, as people write it; nothing is none. */
export function DateField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange(value: string | null): void;
}) {
  const today = useToday();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  function commit() {
    if (typed === null) return;
    const date = typed.trim() === "" ? null : readDate(typed, today);
    setWrong(date === undefined);
    if (date === undefined) return;
    setTyped(null);
    if (date !== value) onChange(date);
  }
  return (
    <TextField
      label={label}
      placeholder="Q3 2027"
      value={typed ?? (value === null ? "" : dateLabel(value))}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        else event.continuePropagation();
      }}
      error={wrong ? DATE_HELP : null}
    />
  );
}
