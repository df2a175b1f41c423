import type { ReactNode } from "react";
import type { Finding } from "../../bindings/Finding";
import { Button } from "../../primitives/Button";
import { Explained } from "../../primitives/Hint";
import { useEdit, useWritable } from "../core";
import { dateLabel } from "../dates";
import { Accept } from "./Accept";
import styles from "./FindingCard.module.css";
import { useRules } from "./report";

interface FindingCardProps {
  finding: Finding;
  /** Names the record and goes to it, where the card stands apart from it. */
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
        <Explained
          label={`${finding.code}, about this rule`}
          by={rule ? <About question={rule.question} why={rule.why} /> : ""}
        >
          <code className={styles.code}>{finding.code}</code>
        </Explained>
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
      {writable ? (
        <div className={styles.actions}>
          {fix && !accepted ? <Button onPress={() => edit(fix.changes, fix.label)}>{fix.label}</Button> : null}
          {accepted ? (
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
          ) : (
            <Accept finding={finding} />
          )}
        </div>
      ) : null}
    </article>
  );
}

function About({ question, why }: { question: string; why: string }) {
  return (
    <>
      <p>{question}</p>
      <p>{why}</p>
    </>
  );
}
