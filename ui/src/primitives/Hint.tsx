import type { ReactElement, ReactNode } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import styles from "./Hint.module.css";
import { Pressable } from "./Pressable";
import { useStill } from "./still";

interface HintProps {
  text: ReactNode;
  /** Keys that do the same. */
  keys?: string | undefined;
  /** What can be pointed at or focused. */
  children: ReactElement;
}

/** Words that appear beside something when it is pointed at or focused. */
export function Hint({ text, keys, children }: HintProps) {
  if (useStill()) return children;
  return (
    <TooltipTrigger delay={450} closeDelay={80}>
      {children}
      <Tooltip offset={6} className={styles.hint}>
        {text}
        {keys ? <kbd>{keys}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}

/** A number (or other words) that says where it comes from when it is pointed at or focused. */
export function Explained({ by, children, label }: { by: ReactNode; children: ReactNode; label?: string }) {
  return (
    <TooltipTrigger delay={150} closeDelay={80}>
      <Pressable className={styles.explained} {...(label ? { "aria-label": label } : {})}>
        {children}
      </Pressable>
      <Tooltip offset={6} className={`${styles.hint} ${styles.wide}`}>
        {by}
      </Tooltip>
    </TooltipTrigger>
  );
}
