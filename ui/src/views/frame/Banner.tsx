import type { ReactNode } from "react";
import styles from "./Banner.module.css";

interface BannerProps {
  icon: ReactNode;
  /** What the whole window is of, where it is not the plan of now. */
  children: ReactNode;
  /** Buttons at the end: the way back. */
  actions: ReactNode;
  /** What is shown may never come to be: its edge is dashed. */
  tentative?: boolean;
}

/** Says, across the window, that everything in it is of something else than the plan of now, and leads back. */
export function Banner({ icon, children, actions, tentative = false }: BannerProps) {
  return (
    <div className={styles.banner} role="status" data-tentative={tentative}>
      {icon}
      <span className={styles.words}>{children}</span>
      {actions}
    </div>
  );
}
