import { Label, Radio, RadioGroup } from "react-aria-components";
import styles from "./Radios.module.css";
import type { Option } from "./Select";

/** One of several, all in sight, in two columns where there is room. */
export function Radios<T extends string>({
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
  return (
    <RadioGroup className={styles.group} value={value} onChange={(id) => onChange(id as T)}>
      <Label className={styles.label}>{label}</Label>
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles.option}>
            <span className={styles.dot} />
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
