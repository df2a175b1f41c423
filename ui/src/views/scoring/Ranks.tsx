import type { RankedItem } from "../../bindings/RankedItem";
import type { RankedItems } from "../../bindings/RankedItems";
import { count, number } from "../../lib/numbers";
import { LongList } from "../../primitives/LongList";
import { Swatch, Unseen } from "../../primitives/Small";
import { rankLabel } from "../lists/columns/scores";
import styles from "./Scoring.module.css";
import { risen, told } from "./told";

const LINE = 30;

/** The items in the order that is being tried, each with how far it rises or falls. */
export function Ranks({ ranking, isChanged }: { ranking: RankedItems; isChanged: boolean }) {
  const { ranked, ranked_count: all, unscored, unscored_count: without } = ranking;
  const lines = [...ranked, ...unscored];
  const more = all - ranked.length + without - unscored.length;
  return (
    <section className={styles.ranks} aria-label="Order">
      <p className={styles.told} role="status">
        {isChanged ? told(ranking) : `${count(all, "item has", "items have")} a place, as it is now.`}
        {without > 0 ? ` ${count(without, "item has", "items have")} no score.` : ""}
      </p>
      <div className={styles.list}>
        <LongList
          label="Items in their order"
          count={lines.length}
          line={LINE}
          empty="There are no items to score yet."
          render={(place) => {
            const item = lines[place];
            return item ? <Line item={item} /> : null;
          }}
        />
      </div>
      {more > 0 ? <p className={styles.note}>And {number(more)} more.</p> : null}
    </section>
  );
}

function Line({ item }: { item: RankedItem }) {
  const by = risen(item);
  return (
    <div className={styles.line} data-ranked={item.rank !== null}>
      <span className={styles.rank}>{rankLabel(item.rank)}</span>
      <span className={styles.moved} data-moved={by === null || by === 0 ? "none" : by > 0 ? "up" : "down"}>
        {item.rank !== null && item.was === null ? "new" : null}
        {by === null || by === 0 ? null : (
          <>
            <span aria-hidden="true">{by > 0 ? "▲" : "▼"}</span>
            <Unseen>{by > 0 ? "up" : "down"} </Unseen>
            {number(Math.abs(by))}
          </>
        )}
      </span>
      <Swatch hue={item.hue} />
      <span className={styles.title}>{item.title}</span>
      <span className={styles.score}>{item.rank === null ? item.lacks : item.text}</span>
    </div>
  );
}
