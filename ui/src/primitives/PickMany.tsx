import { useState } from "react";
import { Button, DialogTrigger, ListBox, type Selection } from "react-aria-components";
import { Card } from "./Dialog";
import { SearchField } from "./Field";
import popup from "./Popup.module.css";
import { ChoiceItem, type Option } from "./Select";
import styles from "./Select.module.css";

/** More options than this are looked for by typing. */
const LONG = 8;

interface PickManyProps {
  label: string;
  /** What it says where nothing is chosen: `All`. */
  none: string;
  options: readonly Option<string>[];
  value: readonly string[];
  onChange(value: string[]): void;
  look?: "bar" | "form";
}

/** Any number of many. */
export function PickMany({ label, none, options, value, onChange, look = "bar" }: PickManyProps) {
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = wanted === "" ? options : options.filter((option) => option.label.toLowerCase().includes(wanted));
  const chosen = options.filter((option) => value.includes(option.id));
  const [first] = chosen;
  const said = first === undefined ? none : chosen.length === 1 ? first.label : `${chosen.length} chosen`;

  function change(keys: Selection) {
    const kept = keys === "all" ? options.map((option) => option.id) : [...keys].map(String);
    // What the search hides stays chosen.
    const hidden = value.filter((id) => !shown.some((option) => option.id === id));
    onChange([...hidden, ...kept.filter((id) => !hidden.includes(id))]);
  }

  return (
    <DialogTrigger>
      <div className={`${styles.select} ${styles[look]}`}>
        {look === "form" ? <span className={styles.above}>{label}</span> : null}
        <Button className={styles.button} aria-label={`${label} ${said}`}>
          {look === "bar" ? <span className={styles.before}>{label}</span> : null}{" "}
          <span className={styles.value}>{said}</span>
        </Button>
      </div>
      <Card label={label}>
        {options.length > LONG ? <SearchField label="Search" value={text} onChange={setText} /> : null}
        <ListBox
          aria-label={label}
          className={styles.many}
          selectionMode="multiple"
          selectedKeys={value}
          onSelectionChange={change}
          renderEmptyState={() => <div className={popup.empty}>Nothing found</div>}
        >
          {shown.map((option) => (
            <ChoiceItem key={option.id} option={option} />
          ))}
        </ListBox>
      </Card>
    </DialogTrigger>
  );
}
