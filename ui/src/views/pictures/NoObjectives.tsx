import { useAudience } from "../../domain/audiences";
import { useAsk } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { Button } from "../../primitives/Button";
import { useActions } from "../actions";
import styles from "./NoObjectives.module.css";

/** What a plan without objectives needs first: until there is one, everything in the pictures is hatched. */
export function NoObjectives() {
  const summary = useAsk("summary").data;
  const audience = useAudience();
  const { go } = useNavigation();
  const { importFiles } = useActions();
  // Whoever is not shown the objectives is not asked to make some.
  if (audience !== null || !summary || summary.objectives > 0 || summary.items + summary.strategies === 0) return null;
  return (
    <aside className={styles.notice} aria-label="What comes next">
      <p>
        <strong>No objectives yet,</strong> so nothing here can reach one.
      </p>
      <span className={styles.actions}>
        <Button onPress={() => importFiles()}>Import objectives</Button>
        <Button look="main" onPress={() => go("objectives")}>
          Add an objective
        </Button>
      </span>
    </aside>
  );
}
