import { useReport } from "../../domain/findings/report";
import { Empty } from "../../primitives/Small";
import { View } from "../frame/View";
import styles from "./Alignment.module.css";
import { CoverageRow } from "./CoverageRow";
import { EffortAndWeight } from "./EffortAndWeight";
import { Findings } from "./Findings";

/** “Are we aligned?”: numbers with their formulas, and what to mend. */
export default function Alignment() {
  const report = useReport();
  return (
    <View title="Alignment">
      {report === null ? (
        <Empty title="Checking the plan…" />
      ) : (
        <div className={styles.page}>
          <div className={styles.numbers}>
            <CoverageRow coverage={report.coverage} />
            <EffortAndWeight rows={report.coverage.by_objective} />
          </div>
          <Findings report={report} />
        </div>
      )}
    </View>
  );
}
