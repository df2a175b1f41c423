import { useMemo, useState } from "react";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { ImportProblem } from "../../bindings/ImportProblem";
import type { ImportSeverity } from "../../bindings/ImportSeverity";
import { count } from "../../lib/numbers";
import { LongList } from "../../primitives/LongList";
import { Segments } from "../../primitives/Toggle";
import styles from "./Import.module.css";
import { lineWord, SEVERITY } from "./words";

const SEVERITIES = Object.keys(SEVERITY) as ImportSeverity[];

/** What needs a person's eye, line by line, with what is done about it. */
export function Problems({ preview }: { preview: ImportPreview }) {
  const { problems: all, tables } = preview;
  const [only, setOnly] = useState<ImportSeverity | "all">("all");
  const shown = useMemo(() => (only === "all" ? all : all.filter(({ severity }) => severity === only)), [all, only]);
  const options = SEVERITIES.map((severity) => {
    const n = all.filter((problem) => problem.severity === severity).length;
    return { id: severity, label: count(n, SEVERITY[severity].one, SEVERITY[severity].many) };
  });
  return (
    <div className={styles.panel}>
      {all.length > 0 ? (
        <div className={styles.bar}>
          <Segments<ImportSeverity | "all">
            label="Which problems"
            options={[{ id: "all", label: "All" }, ...options]}
            value={only}
            onChange={setOnly}
          />
        </div>
      ) : null}
      <LongList
        label="Problems"
        count={shown.length}
        line={58}
        render={(place) => {
          const problem = shown[place];
          const table = tables.find(({ file }) => file === problem?.file);
          return <Problem problem={problem} word={lineWord(table)} />;
        }}
        empty="No problems: every cell was understood."
      />
    </div>
  );
}

function Problem({ problem, word }: { problem: ImportProblem | undefined; word: string }) {
  if (!problem) return null;
  const { severity, file, line, column, value, message } = problem;
  const where = [file, line === null ? "" : `${word} ${line}`, column].filter(Boolean).join(" · ");
  return (
    <div className={styles.problem} data-selectable>
      <span className={styles.severity} data-severity={severity}>
        {SEVERITY[severity].one}
      </span>
      <div>
        <p>{message}</p>
        <p className={styles.note}>
          {where}
          {value === "" ? null : <q className={styles.value}>{value}</q>}
        </p>
      </div>
    </div>
  );
}
