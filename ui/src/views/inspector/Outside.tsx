import type { Detail } from "../../bindings/Detail";
import { make, set } from "../../domain/changes";
import { useEdit, useStatus, useWritable } from "../../domain/core";
import { kindLabel } from "../../domain/words";
import { Checkbox } from "../../primitives/Field";
import { InlineText } from "./InlineText";
import styles from "./Outside.module.css";

const FIELDS = { item: "item_id", objective: "objective_id", strategy: "strategy_id", product: "product_id" } as const;

/** What is told of a record outside the team: whether it is confidential, and in which words. */
export function Outside({ detail }: { detail: Detail }) {
  const edit = useEdit();
  const writable = useWritable();
  const audience = useStatus()?.audience ?? null;
  const { record, disclosure } = detail;
  const field = record.kind in FIELDS ? FIELDS[record.kind as keyof typeof FIELDS] : null;
  if (field === null || audience !== null) return null;
  const title = "title" in record ? record.title : "";
  const keep = (fields: { confidential?: boolean; title?: string; summary?: string }, label: string) => {
    const change = disclosure
      ? set({ kind: "disclosure", id: disclosure.id }, fields)
      : make("disclosure", { [field]: record.id, ...fields }).change;
    return void edit([change], label);
  };
  const confidential = disclosure?.confidential ?? false;
  return (
    <section className={styles.outside} aria-label="Outside the team">
      <h3 className={styles.title}>Outside the team</h3>
      {writable ? (
        <Checkbox
          isSelected={confidential}
          onChange={(on) => keep({ confidential: on }, `${on ? "Make" : "No longer keep"} ${title} confidential`)}
        >
          Confidential, with everything below it
        </Checkbox>
      ) : confidential ? (
        <p>Confidential, with everything below it</p>
      ) : null}
      <InlineText
        key={`${record.id} public title`}
        label="Public title"
        placeholder={`Public title of this ${kindLabel(record.kind).toLowerCase()}, where another is better`}
        look="text"
        value={disclosure?.title ?? ""}
        onChange={(next) => keep({ title: next }, `Change the public title of ${title}`)}
      />
      <InlineText
        key={`${record.id} summary`}
        label="Summary in plain language"
        placeholder="What it means, in plain language for those who do not build it"
        look="text"
        value={disclosure?.summary ?? ""}
        onChange={(next) => keep({ summary: next }, `Change the summary of ${title}`)}
      />
    </section>
  );
}
