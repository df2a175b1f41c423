import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import styles from "./LongList.module.css";

interface LongListProps {
  label: string;
  count: number;
  /** About how high a line is, in CSS pixels; each is measured once it is in sight. */
  line: number;
  render(place: number): ReactNode;
  /** Where there is nothing to list. */
  empty: ReactNode;
}

/** A list to read, of any length: only what is in sight is drawn. */
export function LongList({ label, count, line, render, empty }: LongListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => line,
    overscan: 6,
  });
  if (count === 0) return <div className={styles.empty}>{empty}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard too
    <section ref={scroller} className={styles.scroller} aria-label={label} tabIndex={0}>
      <ul style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {render(item.index)}
          </li>
        ))}
      </ul>
    </section>
  );
}
