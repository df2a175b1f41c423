import type { ReactNode } from "react";
import { ToggleButton as LiveToggle, ToggleButtonGroup, type ToggleButtonProps } from "react-aria-components";
import { Hint } from "./Hint";
import type { Option } from "./Select";
import { useStill } from "./still";
import styles from "./Toggle.module.css";

interface ToggleProps extends Omit<ToggleButtonProps, "className" | "style" | "children"> {
  className: string;
  children: ReactNode;
}

function ToggleButton({ children, ...props }: ToggleProps) {
  if (!useStill()) return <LiveToggle {...props}>{children}</LiveToggle>;
  return (
    <button
      type="button"
      className={props.className}
      aria-label={props["aria-label"]}
      aria-pressed={props.isSelected}
      data-selected={props.isSelected || undefined}
    >
      {children}
    </button>
  );
}

/** On or off, in a bar. */
export function Toggle({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ReactNode;
}) {
  return (
    <ToggleButton className={styles.toggle ?? ""} isSelected={isOn} onChange={onChange}>
      {children}
    </ToggleButton>
  );
}

/** On or off, as a picture; its words are in the tooltip. */
export function IconToggle({
  label,
  keys,
  isOn,
  onChange,
  children,
}: {
  label: string;
  /** Keys that do the same, shown in the tooltip. */
  keys?: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ReactNode;
}) {
  return (
    <Hint text={label} keys={keys}>
      <ToggleButton
        className={`${styles.toggle} ${styles.icon}`}
        aria-label={label}
        isSelected={isOn}
        onChange={onChange}
      >
        {children}
      </ToggleButton>
    </Hint>
  );
}

/** One of two to five, all in sight. */
export function Segments<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly Option<T>[];
  value: T;
  onChange(value: T): void;
}) {
  const still = useStill();
  const buttons = options.map((option) => (
    <ToggleButton
      key={option.id}
      id={option.id}
      className={styles.segment ?? ""}
      aria-label={option.icon ? option.label : undefined}
      {...(still ? { isSelected: option.id === value } : {})}
    >
      {option.icon ?? option.label}
    </ToggleButton>
  ));
  if (still) return <div className={styles.segments}>{buttons}</div>;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segments}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) onChange(chosen as T);
      }}
    >
      {buttons}
    </ToggleButtonGroup>
  );
}
