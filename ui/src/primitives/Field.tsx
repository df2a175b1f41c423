import type { ReactNode } from "react";
import {
  Button,
  Checkbox as Check,
  FieldError,
  Input,
  Label,
  Text as Note,
  SearchField as Search,
  TextField as Text,
  TextArea,
  type TextFieldProps,
} from "react-aria-components";
import styles from "./Field.module.css";
import { CheckIcon, CloseIcon, SearchIcon } from "./icons";

interface FieldProps extends Omit<TextFieldProps, "className" | "style" | "children"> {
  label: string;
  placeholder?: string;
  /** Several lines. */
  long?: boolean;
  /** What is wrong with what was typed. */
  error?: string | null;
  /** What to know about it, below. */
  description?: string;
}

/** A line or a paragraph to type, with its label above. */
export function TextField({ label, placeholder, long = false, error, description, ...rest }: FieldProps) {
  return (
    <Text {...rest} isInvalid={Boolean(error)} className={styles.field}>
      <Label>{label}</Label>
      {long ? (
        <TextArea className={styles.input} placeholder={placeholder} rows={3} />
      ) : (
        <Input className={styles.input} placeholder={placeholder} />
      )}
      {description && !error ? (
        <Note slot="description" className={styles.note}>
          {description}
        </Note>
      ) : null}
      <FieldError className={styles.error}>{error}</FieldError>
    </Text>
  );
}

/** Words to look for. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  return (
    <Search aria-label={label} value={value} onChange={onChange} className={styles.search}>
      <SearchIcon />
      <Input placeholder={label} />
      <Button aria-label="Clear" className={styles.clear}>
        <CloseIcon />
      </Button>
    </Search>
  );
}

/** A box to tick. */
export function Checkbox({
  label,
  isSelected,
  isIndeterminate = false,
  onChange,
  children,
  excludeFromTabOrder = false,
}: {
  label?: string;
  isSelected: boolean;
  isIndeterminate?: boolean;
  onChange(isSelected: boolean): void;
  children?: ReactNode;
  excludeFromTabOrder?: boolean;
}) {
  return (
    <Check
      {...(label ? { "aria-label": label } : {})}
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      onChange={onChange}
      excludeFromTabOrder={excludeFromTabOrder}
      className={styles.checkbox}
    >
      <span className={styles.box}>{isIndeterminate ? <i /> : <CheckIcon />}</span>
      {children}
    </Check>
  );
}
