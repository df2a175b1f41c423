import type { ReactNode } from "react";
import type { Finding } from "../../bindings/Finding";
import { Button } from "../../primitives/Button";
import { useEdit, useWritable } from "../core";
import { dateLabel } from "../dates";
import { Accept } from "./Accept";
import { Explain } from "./Explain";
import styles from "./FindingCard.module.css";
import { useRules } from "./report";

interface FindingCardProps {
  finding: Finding;
  /** Names the record and goes to it, where the card stands apart from it, under the rule's own heading. */
  heading?: ReactNode;
}

/** One finding: what is wrong, one click that mends it, and a way to say that it is all right. */
export function FindingCard({ finding, heading }: FindingCardProps) {
  const rule = useRules().get(finding.code);
  const edit = useEdit();
  const writable = useWritable();
  const { accepted, fix } = finding;
  return (
    <article className={styles.card} data-severity={accepted ? "accepted" : finding.severity}>
      <header className={styles.head}>
        {heading ? null : <code className={styles.code}>{finding.code}</code>}
        <h3 className={styles.title}>{heading ?? rule?.title ?? finding.title}</h3>
      </header>
      <p className={styles.message} data-selectable>
        {finding.message}
      </p>
      {accepted ? (
        <p className={styles.message} data-selectable>
          Accepted {accepted.author ? `by ${accepted.author} ` : ""}
          {accepted.expires ? `until ${dateLabel(accepted.expires)}` : ""}: {accepted.reason}
        </p>
      ) : null}
      <div className={styles.actions}>
        {writable && fix && !accepted ? (
          <Button onPress={() => edit(fix.changes, fix.label)}>{fix.label}</Button>
        ) : null}
        {writable && accepted ? (
          <Button
            onPress={() =>
              edit(
                [{ op: "delete", record: { kind: "acceptance", id: accepted.acceptance } }],
                `Take back the acceptance of ${finding.code} on ${finding.title}`,
              )
            }
          >
            Take the acceptance back
          </Button>
        ) : null}
        {writable && !accepted ? <Accept finding={finding} /> : null}
        {rule && !heading ? <Explain rule={rule} /> : null}
      </div>
    </article>
  );
}
