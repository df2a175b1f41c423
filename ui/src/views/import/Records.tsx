import { useMemo, useState } from "react";
import type { ImportAction } from "../../bindings/ImportAction";
import type { ImportPreview } from "../../bindings/ImportPreview";
import { kindLabel } from "../../domain/words";
import { number } from "../../lib/numbers";
import { LongList } from "../../primitives/LongList";
import { Segments } from "../../primitives/Toggle";
import styles from "./Import.module.css";
import { ACTION, fieldsSaid, lineWord } from "./words";

const ACTIONS = Object.keys(ACTION) as ImportAction[];

/** Every record that the files name, and what happens to it. */
export function Records({ preview }: { preview: ImportPreview }) {
  const [only, setOnly] = useState<ImportAction | "all">("all");
  const { records, tables } = preview;
  const shown = useMemo(
    () => (only === "all" ? records : records.filter(({ action }) => action === only)),
    [records, only],
  );
  const options = ACTIONS.map((action) => {
    const n = records.filter((record) => record.action === action).length;
    return { id: action, label: `${ACTION[action]} ${number(n)}` };
  });
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Segments<ImportAction | "all">
          label="Which records"
          options={[{ id: "all", label: `All ${number(records.length)}` }, ...options]}
          value={only}
          onChange={setOnly}
        />
      </div>
      <LongList
        label="Records"
        count={shown.length}
        line={30}
        empty="No records."
        render={(place) => {
          const record = shown[place];
          if (!record) return null;
          const { action, kind, title, fields, line, table } = record;
          const file = tables.length > 1 ? `${tables[table]?.file ?? ""}, ` : "";
          return (
            <div className={styles.record} data-action={action}>
              <span className={styles.action}>{ACTION[action]}</span>
              <span className={styles.kind}>{kindLabel(kind)}</span>
              <span className={styles.name}>{title}</span>
              <span className={styles.note}>{fieldsSaid(fields)}</span>
              <span className={styles.line}>
                {file}
                {lineWord(tables[table])} {line}
              </span>
            </div>
          );
        }}
      />
    </div>
  );
}
