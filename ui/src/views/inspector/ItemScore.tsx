import type { ItemScore as Scored } from "../../bindings/ItemScore";
import { Explained } from "../../primitives/Hint";
import { rankLabel } from "../lists/columns/scores";
import styles from "./Fields.module.css";

/** An item's score and rank, with the formula and the numbers put in; or which number is missing. */
export function ItemScore({ scored }: { scored: Scored }) {
  const { method, formula, source, score, rank, of } = scored;
  return (
    <div className={styles.row}>
      <dt>{method}</dt>
      <dd className={styles.stacked}>
        <Explained
          by={
            <>
              <p>
                {formula} ({source}).
              </p>
              {score.worked === "" ? null : <p>{score.worked}</p>}
            </>
          }
        >
          {score.value === null ? (
            <span className={styles.effort}>No score</span>
          ) : (
            <span className={styles.effort}>
              {score.text}
              {rank === null ? "" : `, rank ${rankLabel(rank)} of ${of}`}
            </span>
          )}
        </Explained>
        <small className={styles.aside}>{score.value === null ? score.lacks : score.worked}</small>
      </dd>
    </div>
  );
}
