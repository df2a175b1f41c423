import { useState } from "react";
import type { Explanation } from "../../bindings/Explanation";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { SEVERITY } from "../words";
import styles from "./Explain.module.css";

/** Opens what there is to say about a rule. */
export function Explain({ rule }: { rule: Explanation }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-label={`Explain ${rule.code}`} onPress={() => setOpen(true)}>
        Explain
      </Button>
      {isOpen ? (
        <Dialog
          title={rule.title}
          subtitle={`${rule.code} · ${rule.family_title} · ${SEVERITY[rule.severity]}`}
          onClose={() => setOpen(false)}
        >
          <About rule={rule} />
        </Dialog>
      ) : null}
    </>
  );
}

/** What a rule asks, why, and what to do about what it finds. */
function About({ rule }: { rule: Explanation }) {
  return (
    <dl className={styles.about} data-selectable>
      <dt>What it asks</dt>
      <dd>{rule.question}</dd>
      <dt>Why it matters</dt>
      <dd>{rule.why}</dd>
      <dt>Example</dt>
      <dd>
        {rule.example}
        <blockquote>
          <strong>{rule.shown_title}</strong> {rule.shown}
          {rule.shown_fix ? <span>One click: {rule.shown_fix}</span> : null}
        </blockquote>
      </dd>
      <dt>How to mend it</dt>
      <dd>{rule.fix}</dd>
      <dt>When to accept it</dt>
      <dd>{rule.accept}</dd>
    </dl>
  );
}
