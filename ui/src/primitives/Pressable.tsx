import type { ReactNode } from "react";
import { type ButtonProps, Button as Live } from "react-aria-components";
import { useStill } from "./still";

export interface PressableProps extends Omit<ButtonProps, "className" | "style" | "children"> {
  className?: string | undefined;
  children: ReactNode;
}

/** What can be pressed, without a look of its own. */
export function Pressable({ children, ...props }: PressableProps) {
  if (!useStill()) return <Live {...props}>{children}</Live>;
  const disabled = props.isDisabled ? { "data-disabled": true } : {};
  return (
    <button type="button" className={props.className} aria-label={props["aria-label"]} {...disabled}>
      {children}
    </button>
  );
}
