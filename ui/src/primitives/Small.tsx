import type { ReactNode } from "react";
import styles from "./Small.module.css";

/** One or two letters that stand for a person. */
export function Avatar({ name, initials, size = 22 }: { name: string; initials?: string; size?: number }) {
  return (
    <span className={styles.avatar} style={{ width: size, height: size }} aria-hidden="true">
      {initials ?? initialsOf(name)}
    </span>
  );
}

/** First letters of the first and the last word, passing over signs such as the `@` of a handle. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0]?.toUpperCase())
    .filter((letter) => letter !== undefined);
  return letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? "");
}

/** A share as a bar. */
export function Bar({ value, hue, label }: { value: number; hue: number | null; label: string }) {
  const width = `${Math.max(0, Math.min(1, value)) * 100}%`;
  return (
    <span className={styles.bar} role="img" aria-label={label}>
      <span style={{ width, background: hue === null ? "var(--hatch-solid)" : `var(--hue${hue % 10}-solid)` }} />
    </span>
  );
}

/** The colour of an objective: a small square; hatched for none. */
export function Swatch({ hue }: { hue: number | null }) {
  return (
    <span
      className={styles.swatch}
      style={{ background: hue === null ? "var(--hatch-image)" : `var(--hue${hue % 10}-solid)` }}
      aria-hidden="true"
    />
  );
}

/** What a view says when there is nothing in it: what to do next, and a way to do it. */
export function Empty({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

/** Said by a screen reader, not shown. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className={styles.unseen}>{children}</span>;
}
