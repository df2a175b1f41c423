import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Report } from "../../bindings/Report";
import { FindingCard } from "../../domain/findings/FindingCard";
import { useRules } from "../../domain/findings/report";
import { useNavigation } from "../../domain/navigation";
import { kindLabel } from "../../domain/words";
import { number } from "../../lib/numbers";
import { SearchField } from "../../primitives/Field";
import { Empty } from "../../primitives/Small";
import { Segments } from "../../primitives/Toggle";
import { useInspector } from "../inspector";
import styles from "./Findings.module.css";
import { type Shown, shownFindings } from "./filter";

/** About how high a card is, before it is measured. */
const CARD = 110;

/** What was found, as a list to work through. */
export function Findings({ report }: { report: Report }) {
  const [shown, setShown] = useState<Shown>("open");
  const [text, setText] = useState("");
  const rules = useRules();
  const { counts } = report;
  const open = counts.errors + counts.warnings + counts.notes;
  const found = useMemo(() => shownFindings(report.findings, shown, text, rules), [report, shown, text, rules]);
  return (
    <section className={styles.section} aria-labelledby="findings">
      <header className={styles.head}>
        <h2 id="findings">Findings</h2>
        <Segments<Shown>
          label="Which findings"
          value={shown}
          onChange={setShown}
          options={[
            { id: "open", label: `Open ${number(open)}` },
            { id: "error", label: `Errors ${number(counts.errors)}` },
            { id: "warning", label: `Warnings ${number(counts.warnings)}` },
            { id: "note", label: `Notes ${number(counts.notes)}` },
            { id: "accepted", label: `Accepted ${number(counts.accepted)}` },
          ]}
        />
        <SearchField label="Search the findings" value={text} onChange={setText} />
      </header>
      {found.length > 0 ? (
        <List findings={found} />
      ) : (
        <Empty title={report.findings.length === 0 ? "Nothing to mend" : "Nothing here"}>
          {report.findings.length === 0
            ? "Every rule holds: each thread runs from an objective to somebody who answers for it."
            : "No finding answers what you are looking for."}
        </Empty>
      )}
    </section>
  );
}

function List({ findings }: { findings: Report["findings"] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rules = useRules();
  const { select } = useNavigation();
  const inspector = useInspector();
  const rows = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    getItemKey: (place) => `${findings[place]?.code} ${findings[place]?.record.id}`,
    overscan: 6,
    gap: 8,
    paddingStart: 12,
    paddingEnd: 20,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const finding = findings[row.index];
          if (!finding) return null;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={findings.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <FindingCard
                finding={finding}
                heading={
                  <>
                    {rules.get(finding.code)?.title}
                    <Pressable
                      className={styles.record}
                      onPress={() => {
                        select(finding.record);
                        inspector.open();
                      }}
                    >
                      {finding.title || kindLabel(finding.record.kind)}
                    </Pressable>
                  </>
                }
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
