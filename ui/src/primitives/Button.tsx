import type { ReactNode } from "react";
import styles from "./Button.module.css";
import { Hint } from "./Hint";
import { Pressable, type PressableProps } from "./Pressable";

export interface ButtonProps extends Omit<PressableProps, "className"> {
  /** `main` stands out once in a view, `plain` has an outline, `quiet` has nothing until it is pointed at. */
  look?: "main" | "plain" | "quiet" | "danger";
  children: ReactNode;
}

/** A button with words. */
export function Button({ look = "plain", children, ...rest }: ButtonProps) {
  return (
    <Pressable {...rest} className={`${styles.button} ${styles[look]}`}>
      {children}
    </Pressable>
  );
}

export interface IconButtonProps extends Omit<PressableProps, "className" | "aria-label"> {
  /** What it does, for the tooltip and the screen reader. */
  label: string;
  /** Keys that do the same, shown in the tooltip. */
  keys?: string;
  /** Smaller, for within rows. */
  small?: boolean;
  children: ReactNode;
}

/** A button with a picture; its words are in the tooltip. */
export function IconButton({ label, keys, small = false, children, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} keys={keys}>
      <Pressable {...rest} aria-label={label} className={`${styles.icon} ${small ? styles.small : ""}`}>
        {children}
      </Pressable>
    </Hint>
  );
}
