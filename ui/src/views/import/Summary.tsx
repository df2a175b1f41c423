import type { ImportPreview } from "../../bindings/ImportPreview";
import type { RecordKind } from "../../bindings/RecordKind";
import { counted } from "../../domain/words";
import styles from "./Import.module.css";

type Counts = Pick<ImportPreview, "created" | "updated" | "unchanged">;

const KINDS: RecordKind[] = ["objective", "strategy", "item", "leader", "product"];

/** How many records would be written. */
export function totals(counts: Counts | undefined): { written: number } {
  const sum = (of: Counts["created"]) => KINDS.reduce((total, kind) => total + (of[kind] ?? 0), 0);
  return { written: counts ? sum(counts.created) + sum(counts.updated) : 0 };
}

/** `42 items and 4 objectives`, or null where there are none. */
export function said(counts: Counts["created"]): string | null {
  const parts = KINDS.filter((kind) => (counts[kind] ?? 0) > 0).map((kind) => counted(counts[kind] ?? 0, kind));
  if (parts.length === 0) return null;
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** What the import comes to: what is new, what changes and what stays as it was, as far as there is any. */
export function Summary({ preview }: { preview: Counts }) {
  const parts = [
    ["New", said(preview.created)],
    ["Changed", said(preview.updated)],
    ["As it was", said(preview.unchanged)],
  ].filter(([, what]) => what !== null);
  return (
    <dl className={styles.summary}>
      {parts.map(([name, what]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
