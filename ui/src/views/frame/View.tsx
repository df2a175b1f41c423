import type { ReactNode } from "react";
import { TopBar } from "./TopBar";
import styles from "./View.module.css";

/** A view: its bar, and below it what it shows, which has all the rest of the height. */
export function View({
  title,
  controls,
  end,
  notice,
  filters,
  children,
}: {
  title: string;
  controls?: ReactNode;
  end?: ReactNode;
  /** Said between the bar and the rest. */
  notice?: ReactNode;
  /** What of it is left out, said there too. */
  filters?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.view}>
      <TopBar title={title} end={end}>
        {controls}
      </TopBar>
      <div>
        {notice}
        {filters}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
