import styles from "./Brief.module.css";

/**
 * Words that give way where a view's bar is narrow: to a shorter word, or to nothing where an icon stands beside them.
 * They are still what the control is called.
 */
export function Brief({ children, brief = "" }: { children: string; brief?: string }) {
  return (
    <span className={styles.brief} data-brief={brief}>
      <span className={styles.full}>{children}</span>
    </span>
  );
}
