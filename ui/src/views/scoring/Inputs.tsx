import type { RankedItems } from "../../bindings/RankedItems";
import type { ScoreMethod } from "../../bindings/ScoreMethod";
import { number } from "../../lib/numbers";
import styles from "./Scoring.module.css";
import { sharesTold } from "./told";

const APART =
  "RICE and ICE each have an impact of their own, because one goes from 0.25 to 3 and the other from 1 to 10: an item can have both, and none is taken for the other.";

/** What is worth knowing about the numbers of a method before one types them. */
const NOTES: Partial<Record<ScoreMethod, string>> = { rice: APART, ice: APART };

/** The formula, and what it wants to know about each item. */
export function Inputs({ ranking }: { ranking: RankedItems }) {
  const { formula, source, asks, answered, to_score: all, settings } = ranking;
  const note = NOTES[settings.method] ?? sharesTold(ranking);
  return (
    <section className={styles.inputs} aria-label="Formula">
      <p className={styles.formula} data-selectable>
        {formula}
      </p>
      <p className={styles.note}>{source}</p>
      {asks.length > 0 ? (
        <table className={styles.asks}>
          <thead>
            <tr>
              <th scope="col">What it asks</th>
              <th scope="col">Items that have it</th>
            </tr>
          </thead>
          <tbody>
            {asks.map(({ measure, label, hint }, place) => (
              <tr key={measure}>
                <th scope="row">
                  {label} {hint ? <small>{hint}</small> : null}
                </th>
                <td>
                  {number(answered[place] ?? 0)} of {number(all)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {note ? <p className={styles.note}>{note}</p> : null}
    </section>
  );
}
