import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Named } from "../../bindings/Named";
import { useNavigation } from "../../domain/navigation";
import { number } from "../../lib/numbers";
import { Swatch } from "../../primitives/Small";
import styles from "./Related.module.css";

/** As many as are shown before one asks for the rest. */
const FEW = 8;

/** Records that have to do with this one, to go to. */
export function Related({ title, records }: { title: string; records: readonly Named[] }) {
  const [all, setAll] = useState(false);
  const { select } = useNavigation();
  if (records.length === 0) return null;
  const shown = all ? records : records.slice(0, FEW);
  return (
    <section className={styles.section}>
      <h3>
        {title} <span className={styles.count}>{number(records.length)}</span>
      </h3>
      <ul>
        {shown.map(({ record, title, detail, hue }) => (
          <li key={record.id}>
            <Pressable className={styles.record} onPress={() => select(record)}>
              {record.kind === "leader" || record.kind === "product" || record.kind === "key_result" ? null : (
                <Swatch hue={hue} />
              )}
              <span className={styles.title}>{title}</span>
              {detail ? <span className={styles.detail}>{detail}</span> : null}
            </Pressable>
          </li>
        ))}
      </ul>
      {shown.length < records.length ? (
        <Pressable className={styles.more} onPress={() => setAll(true)}>
          Show all {number(records.length)}
        </Pressable>
      ) : null}
    </section>
  );
}
