import { useLayoutEffect, useRef, useState } from "react";
import { useWritable } from "../../domain/core";
import styles from "./InlineText.module.css";

interface InlineTextProps {
  label: string;
  value: string;
  /** Shown where there is nothing. */
  placeholder: string;
  look: "title" | "text";
  /** Takes what was typed; a title is never empty. */
  onChange(value: string): void;
}

/** Words that are edited where they stand: a title, or a paragraph. */
export function InlineText({ label, value, placeholder, look, onChange }: InlineTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const writable = useWritable();
  const shown = typed ?? value;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is shown
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [shown]);

  function commit() {
    if (typed === null) return;
    const next = typed.trim();
    setTyped(null);
    if (next !== value && (next !== "" || look === "text")) onChange(next);
  }

  return (
    <textarea
      ref={area}
      className={`${styles.area} ${styles[look]}`}
      aria-label={label}
      placeholder={placeholder}
      rows={1}
      readOnly={!writable}
      value={shown}
      spellCheck={look === "text"}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape" && typed !== null) {
          event.preventDefault();
          setTyped(null);
        }
        // In a title Enter is done; in a paragraph it begins a line, unless it comes with the command key.
        if (event.key === "Enter" && (look === "title" || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
    />
  );
}
