import { useState } from "react";
import { DialogTrigger, Heading } from "react-aria-components";
import type { TableColumn } from "../../bindings/TableColumn";
import type { TableFieldInfo } from "../../bindings/TableFieldInfo";
import { Button } from "../../primitives/Button";
import { Card } from "../../primitives/Dialog";
import { Checkbox, SearchField } from "../../primitives/Field";
import { ColumnsIcon, SortDownIcon, SortUpIcon } from "../../primitives/icons";
import { Unseen } from "../../primitives/Small";
import { moved, shownOrNot } from "./settings";
import styles from "./Table.module.css";

interface ColumnsProps {
  fields: readonly TableFieldInfo[];
  shown: readonly TableColumn[];
  onChange(columns: TableColumn[]): void;
}

/** Which columns the table shows, and in which order. */
export function ColumnsButton(props: ColumnsProps) {
  return (
    <DialogTrigger>
      <Button>
        <ColumnsIcon />
        Columns
      </Button>
      <Card label="Columns">
        <ColumnsForm {...props} />
      </Card>
    </DialogTrigger>
  );
}

function ColumnsForm({ fields, shown, onChange }: ColumnsProps) {
  const [find, setFind] = useState("");
  const [said, setSaid] = useState("");
  const wanted = find.trim().toLowerCase();
  const label = (field: string) => fields.find((one) => one.field === field)?.label ?? field;
  const fits = (field: string) => label(field).toLowerCase().includes(wanted);
  const others = fields.filter(({ field }) => !shown.some((column) => column.field === field) && fits(field));

  function step(field: string, by: number) {
    const next = moved(shown, field, by);
    onChange(next);
    setSaid(`${label(field)} is column ${next.findIndex((column) => column.field === field) + 1} of ${next.length}`);
  }

  return (
    <div className={styles.columns}>
      <div>
        <Heading slot="title">
          <Unseen>Columns</Unseen>
        </Heading>
        <SearchField label="Find a column" value={find} onChange={setFind} />
      </div>
      <div className={styles.list}>
        <h3>Shown</h3>
        {shown.map(({ field }, place) =>
          fits(field) ? (
            <div key={field} className={styles.column}>
              {field === "title" ? (
                <span>{label(field)}</span>
              ) : (
                <Checkbox isSelected onChange={() => onChange(shownOrNot(shown, field, false))}>
                  {label(field)}
                </Checkbox>
              )}
              <button
                type="button"
                className={styles.step}
                aria-label={`Move ${label(field)} to the left`}
                disabled={place < 2 || wanted !== ""}
                onClick={() => step(field, -1)}
              >
                <SortUpIcon />
              </button>
              <button
                type="button"
                className={styles.step}
                aria-label={`Move ${label(field)} to the right`}
                disabled={place === 0 || place === shown.length - 1 || wanted !== ""}
                onClick={() => step(field, 1)}
              >
                <SortDownIcon />
              </button>
            </div>
          ) : null,
        )}
        {others.length > 0 ? <h3>More</h3> : null}
        {others.map(({ field, label }) => (
          <div key={field} className={styles.column}>
            <Checkbox isSelected={false} onChange={() => onChange(shownOrNot(shown, field, true))}>
              {label}
            </Checkbox>
          </div>
        ))}
      </div>
      <div>
        <Button onPress={() => onChange([])}>As it was first</Button>
        <span role="status">
          <Unseen>{said}</Unseen>
        </span>
      </div>
    </div>
  );
}
