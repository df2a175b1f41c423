import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Report } from "../../bindings/Report";
import { useWritable } from "../../domain/core";
import { Explain } from "../../domain/findings/Explain";
import { FindingCard } from "../../domain/findings/FindingCard";
import { FixAll } from "../../domain/findings/FixAll";
import { useRules } from "../../domain/findings/report";
import { useNavigation } from "../../domain/navigation";
import { kindLabel } from "../../domain/words";
import { number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { SearchField } from "../../primitives/Field";
import { Empty } from "../../primitives/Small";
import { Segments } from "../../primitives/Toggle";
import { useInspector } from "../inspector";
import styles from "./Findings.module.css";
import { fixableOf, type Line, linesOf, type Shown, shownFindings } from "./filter";
import { Rules } from "./Rules";

/** About how high a card and a heading are, before they are measured. */
const CARD = 92;
const HEADING = 32;

const NONE: ReadonlySet<string> = new Set();

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
        <Rules />
      </header>
      <LeftOut report={report} />
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

/** What the workspace's own settings keep from being told. */
function LeftOut({ report }: { report: Report }) {
  const { rules_off, outside } = report;
  if (rules_off === 0 && outside === 0) return null;
  const off = rules_off === 0 ? null : rules_off === 1 ? "One rule is off." : `${number(rules_off)} rules are off.`;
  const out =
    outside === 0
      ? null
      : outside === 1
        ? "One finding lies outside what is checked."
        : `${number(outside)} findings lie outside what is checked.`;
  return <p className={styles.leftOut}>{[off, out].filter(Boolean).join(" ")}</p>;
}

function List({ findings }: { findings: Report["findings"] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(NONE);
  const lines = useMemo(() => linesOf(findings, unfolded), [findings, unfolded]);
  const fixable = useMemo(() => fixableOf(findings), [findings]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => (lines[place]?.is === "finding" ? CARD : HEADING),
    getItemKey: (place) => keyOf(lines[place]),
    overscan: 6,
    gap: 8,
    paddingStart: 8,
    paddingEnd: 20,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const line = lines[row.index];
          if (!line) return null;
          return (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={lines.length}
              aria-posinset={row.index + 1}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {line.is === "rule" ? (
                <RuleHeading
                  {...line}
                  severity={findings.find(({ code }) => code === line.code)?.severity}
                  fixes={fixable.get(line.code) ?? 0}
                />
              ) : line.is === "finding" ? (
                <FindingCard finding={line.finding} heading={<RecordLink finding={line.finding} />} />
              ) : (
                <Button look="quiet" onPress={() => setUnfolded(new Set([...unfolded, line.code]))}>
                  Show {number(line.count)} more
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function keyOf(line: Line | undefined): string {
  if (line?.is === "finding") return `${line.finding.code} ${line.finding.record.id}`;
  return line ? `${line.is} ${line.code}` : "";
}

interface RuleHeadingProps {
  code: string;
  count: number;
  severity: string | undefined;
  /** How many of them can be mended in one click. */
  fixes: number;
}

/** What is wrong, how often, and why it matters. */
function RuleHeading({ code, count, severity, fixes }: RuleHeadingProps) {
  const isWritable = useWritable();
  const rule = useRules().get(code);
  return (
    <div className={styles.rule} data-severity={severity}>
      <code>{code}</code>
      <h3>{rule?.title ?? code}</h3>
      <span>{number(count)}</span>
      {rule && isWritable && fixes > 1 ? <FixAll rule={rule} /> : null}
      {rule ? <Explain rule={rule} /> : null}
    </div>
  );
}

/** The record concerned, and the way to it. */
function RecordLink({ finding }: { finding: Report["findings"][number] }) {
  const { select } = useNavigation();
  const inspector = useInspector();
  return (
    <Pressable
      className={styles.record}
      onPress={() => {
        select(finding.record);
        inspector.open();
      }}
    >
      {finding.title || kindLabel(finding.record.kind)}
    </Pressable>
  );
}
