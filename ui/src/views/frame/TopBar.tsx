import type { ReactNode } from "react";
import styles from "./TopBar.module.css";

/** The top of a view: its name, what it shows, and what can be done with it. */
export function TopBar({ title, children, end }: { title: string; children?: ReactNode; end?: ReactNode }) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.start}>{children}</div>
      <div className={styles.end}>{end}</div>
    </header>
  );
}
