import { useStanding } from "../../domain/findings/report";
import { percent } from "../../lib/numbers";
import { Explained } from "../../primitives/Hint";
import { partsLabel } from "../alignment/CoverageRow";
import { FAR, points } from "../alignment/EffortAndWeight";
import styles from "./Fields.module.css";

/** The share of effort behind an objective, and how far it is from the share of attention it should get. */
export function EffortBehind({ objective }: { objective: string }) {
  const row = useStanding()?.by_objective.find((one) => one.objective === objective);
  if (!row || row.effort.value === null) return null;
  const { effort, weight, difference } = row;
  return (
    <div className={styles.row}>
      <dt>Effort behind it</dt>
      <dd>
        <Explained
          by={
            <>
              <p>
                {partsLabel(effort, "")}. {effort.formula}
              </p>
              {weight.value === null ? null : (
                <p>
                  Its weight is {percent(weight.value)}. {weight.formula}
                </p>
              )}
            </>
          }
        >
          <span data-far={difference !== null && Math.abs(difference) >= FAR} className={styles.effort}>
            {percent(effort.value ?? 0)}
            {difference === null ? null : ` (${points(difference)})`}
          </span>
        </Explained>
      </dd>
    </div>
  );
}
