import { dateLabel } from "../../domain/dates";
import { useLook, usePast } from "../../domain/time";
import { Button } from "../../primitives/Button";
import { HistoryIcon } from "../../primitives/icons";
import styles from "./PastBanner.module.css";

/** Says that everything in the window is of another day, and leads back. */
export function PastBanner() {
  const past = usePast();
  const look = useLook();
  if (!past) return null;
  const day = dateLabel(past.day);
  return (
    <div className={styles.banner} role="status">
      <HistoryIcon />
      <span>
        The plan as of <strong>{past.label === day ? day : `${past.label} (${day})`}</strong>, to be read only
      </span>
      <Button onPress={() => look("now")}>Back to now</Button>
    </div>
  );
}
