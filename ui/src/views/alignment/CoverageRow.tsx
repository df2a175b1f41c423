import type { Coverage } from "../../bindings/Coverage";
import type { Figure } from "../../bindings/Figure";
import type { Ratio } from "../../bindings/Ratio";
import { useStatus } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { number, percent } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { Explained } from "../../primitives/Hint";
import { Behind } from "./Behind";
import styles from "./CoverageRow.module.css";

/** How much of the plan is aligned, number by number. */
export function CoverageRow({ coverage }: { coverage: Coverage }) {
  const unit = useStatus()?.effort_unit ?? "";
  const showUnaligned = useShowUnaligned();
  const missing = coverage.items.missing.length;
  return (
    <section aria-labelledby="coverage" className={styles.section}>
      <h2 id="coverage">Coverage</h2>
      <dl className={styles.list}>
        <Share figure="items" ratio={coverage.items} unit="items" />
        <Share figure="effort" ratio={coverage.effort} unit={unit} />
        <Share figure="objectives" ratio={coverage.objectives} unit="objectives" />
        <Share figure="fit" ratio={coverage.fit} unit={unit} />
        <Share figure="items_owned" ratio={coverage.items_owned} unit="items" />
        <Share figure="objectives_owned" ratio={coverage.objectives_owned} unit="objectives" />
        <Share figure="evidence" ratio={coverage.evidence} unit="key results" />
      </dl>
      {missing > 0 ? (
        <Button onPress={showUnaligned}>
          Show the {missing === 1 ? "item" : `${number(missing)} items`} without an objective
        </Button>
      ) : null}
      {coverage.items_without_estimate.length > 0 ? (
        <p className={styles.note}>
          {number(coverage.items_without_estimate.length)} active{" "}
          {coverage.items_without_estimate.length === 1 ? "item has" : "items have"} no estimate and so no weight in the
          effort above.
        </p>
      ) : null}
    </section>
  );
}

/** A share for people; a dash where there is nothing to divide by. */
export function shareLabel(ratio: Ratio): string {
  return ratio.value === null ? "–" : percent(ratio.value);
}

/** What a share is made of: `48 of 51 items`. */
export function partsLabel(ratio: Ratio, unit: string): string {
  if (ratio.denominator === 0) return "nothing to count yet";
  return `${number(ratio.numerator)} of ${number(ratio.denominator)} ${unit}`;
}

function Share({ figure, ratio, unit }: { figure: Figure; ratio: Ratio; unit: string }) {
  const width = `${(ratio.value ?? 0) * 100}%`;
  return (
    <div className={styles.share}>
      <dt>{ratio.label}</dt>
      <dd>
        <Explained
          label={`${ratio.label}: ${shareLabel(ratio)}, ${partsLabel(ratio, unit)}`}
          by={
            <>
              <strong>{partsLabel(ratio, unit)}</strong>
              <p>{ratio.formula}</p>
            </>
          }
        >
          <span className={styles.value}>{shareLabel(ratio)}</span>
        </Explained>
        <span className={styles.parts}>{partsLabel(ratio, unit)}</span>
        <Behind figure={figure} ratio={ratio} said={`${shareLabel(ratio)}: ${partsLabel(ratio, unit)}`} />
        <span className={styles.track} aria-hidden="true">
          <span style={{ width }} data-whole={ratio.value === 1} />
        </span>
      </dd>
    </div>
  );
}

function useShowUnaligned(): () => void {
  const [, set] = usePicture("roadmap");
  const { go } = useNavigation();
  return () => {
    set({ filter: { ...NO_FILTER, only: "unaligned" } });
    go("roadmap");
  };
}
