import { Button as Pressable } from "react-aria-components";
import type { ObjectiveCoverage } from "../../bindings/ObjectiveCoverage";
import { useAsk } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { percent } from "../../lib/numbers";
import { Explained } from "../../primitives/Hint";
import { Swatch } from "../../primitives/Small";
import { partsLabel, shareLabel } from "./CoverageRow";
import styles from "./EffortAndWeight.module.css";

/** Beyond this difference, in shares, the bar says that something is off: the tolerance that people can plan to. */
export const FAR = 0.1;

/** The difference in points, with its sign: `−3 points`. */
export function points(difference: number): string {
  const whole = Math.round(difference * 100);
  const size = Math.abs(whole);
  const sign = whole < 0 ? "−" : whole > 0 ? "+" : "±";
  return `${sign}${size} ${size === 1 ? "point" : "points"}`;
}

/** The share of effort, and how far it is from that of weight: `27% −3 points`. */
function said({ effort, difference }: ObjectiveCoverage): string {
  const share = effort.value === null ? "no effort" : percent(effort.value);
  return difference === null ? share : `${share} ${points(difference)}`;
}

/** For each objective the share of effort it gets, against the share of attention it should get. */
export function EffortAndWeight({ rows }: { rows: ObjectiveCoverage[] }) {
  const objectives = useAsk("objectives").data ?? [];
  const { select } = useNavigation();
  const byId = new Map(rows.map((row) => [row.objective, row]));
  const widest = Math.max(0.01, ...rows.flatMap(({ effort, weight }) => [effort.value ?? 0, weight.value ?? 0]));
  const width = (share: number | null) => `${((share ?? 0) / widest) * 100}%`;
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="effort" className={styles.section}>
      <h2 id="effort">Effort against weight</h2>
      <p className={styles.key}>
        <span className={styles.bar} /> share of effort
        <span className={styles.tick} /> share of weight
      </p>
      <ul>
        {objectives.map(({ objective, hue, depth }) => {
          const row = byId.get(objective.id);
          if (!row) return null;
          const { effort, weight, difference } = row;
          return (
            <li key={objective.id} className={styles.row} style={{ paddingLeft: depth * 14 }}>
              <Pressable className={styles.name} onPress={() => select({ kind: "objective", id: objective.id })}>
                <Swatch hue={hue} />
                <span>{objective.title}</span>
              </Pressable>
              <Explained
                label={`${objective.title}: ${said(row)}, weight ${shareLabel(weight)}`}
                by={
                  <>
                    <p>
                      Effort {shareLabel(effort)}: {partsLabel(effort, "")}. {effort.formula}
                    </p>
                    <p>
                      Weight {shareLabel(weight)}: {partsLabel(weight, "")}. {weight.formula}
                    </p>
                  </>
                }
              >
                <span className={styles.numbers}>
                  {effort.value === null ? "no effort" : percent(effort.value)}
                  {difference === null ? null : (
                    <>
                      {" "}
                      <span data-far={Math.abs(difference) >= FAR}>{points(difference)}</span>
                    </>
                  )}
                </span>
              </Explained>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={styles.effort}
                  style={{ width: width(effort.value), background: `var(--hue${hue % 10}-solid)` }}
                />
                {weight.value === null ? null : (
                  <span className={styles.weight} style={{ left: width(weight.value) }} />
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
