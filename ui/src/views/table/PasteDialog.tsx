import { counted } from "../../domain/words";
import { count, number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import styles from "./Table.module.css";
import type { Asked } from "./useClipboard";

interface PasteDialogProps {
  asked: Asked;
  onMake(): void;
  onClose(): void;
}

/** What cannot be put into the table, cell by cell. Nothing has been changed yet. */
export function PasteDialog({ asked: { verb, paste }, onMake, onClose }: PasteDialogProps) {
  const { problems, problem_count, cells, items } = paste;
  const some = paste.changes.length > 0;
  return (
    <Dialog
      title={problem_count === 1 ? "One thing cannot be put there" : `${problem_count} things cannot be put there`}
      subtitle="Nothing has been changed yet."
      size="wide"
      holds
      onClose={onClose}
      actions={
        <>
          {some ? (
            <Button onPress={onMake}>
              {verb} the other {count(cells, "cell")}
            </Button>
          ) : null}
          <Button look="main" onPress={onClose}>
            Change nothing
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard too */}
      <section className={styles.scrolls} aria-label="Problems" tabIndex={0} data-selectable>
        <table className={styles.problems}>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Item</th>
              <th scope="col">Column</th>
              <th scope="col">Says</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.row}:${problem.column}:${problem.message}`}>
                <td>{problem.row}</td>
                <td>{problem.title}</td>
                <td>{problem.column}</td>
                <td className={styles.value}>{problem.value}</td>
                <td>
                  {problem.message}
                  {problem.hint ? <p>{problem.hint}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problem_count > problems.length ? (
        <p className={styles.after}>And {number(problem_count - problems.length)} more.</p>
      ) : null}
      {some ? (
        <p className={styles.after}>
          The other {count(cells, "cell")} in {counted(items, "item")} can be changed, as one edit.
        </p>
      ) : null}
    </Dialog>
  );
}
