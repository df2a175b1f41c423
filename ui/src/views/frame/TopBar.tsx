import type { ReactNode } from "react";
import { IconButton } from "../../primitives/Button";
import { PanelIcon } from "../../primitives/icons";
import { useInspector } from "../inspector";
import styles from "./TopBar.module.css";

/** The top of a view: its name, what it shows, and what can be done with it. */
export function TopBar({ title, children, end }: { title: string; children?: ReactNode; end?: ReactNode }) {
  const { isOpen, open } = useInspector();
  return (
    <header className={styles.bar}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.start}>{children}</div>
      <div className={styles.end}>
        {end}
        {isOpen ? null : (
          <IconButton label="Show the inspector" onPress={open}>
            <PanelIcon />
          </IconButton>
        )}
      </div>
    </header>
  );
}
