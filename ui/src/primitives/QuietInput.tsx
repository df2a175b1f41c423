import { useState } from "react";
import styles from "./QuietInput.module.css";

interface QuietInputProps {
  label: string;
  value: string;
  placeholder?: string;
  /** Hears what was typed once it is done and different; never nothing. */
  onChange(value: string): void;
}

/** A line that is edited where it stands: done by Enter or by leaving it, given up by Escape. */
export function QuietInput({ label, value, placeholder, onChange }: QuietInputProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function commit() {
    const next = typed?.trim() ?? "";
    setTyped(null);
    if (next !== "" && next !== value) onChange(next);
  }

  return (
    <input
      className={styles.input}
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape" && typed !== null) {
          event.preventDefault();
          setTyped(null);
        }
      }}
    />
  );
}
