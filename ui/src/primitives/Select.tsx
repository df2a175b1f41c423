import { type ReactNode, useId } from "react";
import { Button, Select as Choose, Label, ListBox, ListBoxItem, Popover, SelectValue } from "react-aria-components";
import { Brief } from "./Brief";
import { CheckIcon, ChevronDownIcon } from "./icons";
import popup from "./Popup.module.css";
import { Pressable } from "./Pressable";
import styles from "./Select.module.css";
import { useStill } from "./still";

export interface Option<T extends string> {
  id: T;
  label: string;
  detail?: string;
  /** What the closed box says instead of the label, where that says more. */
  shown?: string;
  icon?: ReactNode;
}

interface SelectProps<T extends string> {
  /** What is chosen, shown before the value: `Group by`. */
  label: string;
  /** What is shown instead in a narrow bar. */
  brief?: string;
  options: readonly Option<T>[];
  value: T;
  onChange(value: T): void;
  /** In a bar: label and value in one outline. In a form: label above. In a cell: the value alone. */
  look?: "bar" | "form" | "cell";
  isDisabled?: boolean;
  /** Opens at once, for a cell that has just become an editor. */
  startsOpen?: boolean;
  onClose?: () => void;
}

/** One of a few. */
export function Select<T extends string>({
  label,
  brief,
  options,
  value,
  onChange,
  look = "bar",
  isDisabled = false,
  startsOpen = false,
  onClose,
}: SelectProps<T>) {
  const id = useId();
  const before = brief === undefined ? label : <Brief brief={brief}>{label}</Brief>;
  const chosen = options.find((option) => option.id === value);
  const still = useStill();
  if (still && look === "bar") {
    return (
      <div className={`${styles.select} ${styles.bar}`}>
        <Pressable className={styles.button}>
          <span className={styles.before}>{before}</span>{" "}
          <span className={styles.value}>{chosen?.shown ?? chosen?.label}</span>
        </Pressable>
      </div>
    );
  }
  return (
    <Choose
      className={`${styles.select} ${styles[look]}`}
      value={value}
      isDisabled={isDisabled}
      defaultOpen={startsOpen}
      onChange={(key) => {
        if (key !== null) onChange(key as T);
      }}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
      {...(look === "form" ? {} : { "aria-label": label })}
    >
      {look === "form" ? <Label className={styles.above}>{label}</Label> : null}
      {/* In a bar it is called what is written on it, in that order. */}
      <Button className={styles.button} {...(look === "bar" ? { "aria-labelledby": `${id}-label ${id}-value` } : {})}>
        {look === "bar" ? (
          <span id={`${id}-label`} className={styles.before}>
            {before}
          </span>
        ) : null}{" "}
        <span id={`${id}-value`} className={styles.value}>
          <SelectValue>{chosen?.shown ?? chosen?.label}</SelectValue>
        </span>
        {look === "bar" ? null : <ChevronDownIcon className={styles.chevron} />}
      </Button>
      <Popover offset={4} className={popup.popup}>
        <Options options={options} />
      </Popover>
    </Choose>
  );
}

function Options<T extends string>({ options }: { options: readonly Option<T>[] }) {
  return (
    <ListBox className={popup.list}>
      {options.map((option) => (
        <ChoiceItem key={option.id} option={option} />
      ))}
    </ListBox>
  );
}

export function ChoiceItem<T extends string>({ option }: { option: Option<T> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={popup.option}>
      {({ isSelected }) => (
        <>
          {option.icon}
          <span className={popup.words}>
            <span>{option.label}</span>
            {option.detail ? <span className={popup.detail}>{option.detail}</span> : null}
          </span>
          {isSelected ? <CheckIcon /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
