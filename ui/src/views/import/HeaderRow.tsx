import { useState } from "react";
import { parseNumber } from "../../lib/numbers";
import { TextField } from "../../primitives/Field";

interface HeaderRowProps {
  label: string;
  value: number;
  onChange(row: number): void;
}

/** The line or row that holds the column names. */
export function HeaderRow({ label, value, onChange }: HeaderRowProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const row = typed === null ? value : parseNumber(typed);
  const good = row !== null && Number.isInteger(row) && row >= 1;
  function take() {
    if (typed === null) return;
    if (good && row !== value) onChange(row);
    setTyped(null);
  }
  return (
    <TextField
      label={label}
      value={typed ?? String(value)}
      onChange={setTyped}
      error={good ? null : "Write a number of 1 or more."}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") take();
        else event.continuePropagation();
      }}
    />
  );
}
