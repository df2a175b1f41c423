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

/** What the import comes to, in three lines. */
export function Summary({ preview }: { preview: Counts }) {
  return (
    <dl className={styles.summary}>
      <Part name="New" what={said(preview.created)} />
      <Part name="Changed" what={said(preview.updated)} />
      <Part name="As it was" what={said(preview.unchanged)} />
    </dl>
  );
}

function Part({ name, what }: { name: string; what: string | null }) {
  return (
    <div data-none={what === null || undefined}>
      <dt>{name}</dt>
      <dd>{what ?? "nothing"}</dd>
    </div>
  );
}
