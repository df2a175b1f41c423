import type { CoreError } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { useActions } from "../actions";
import styles from "./FileProblem.module.css";

export interface FileProblemProps {
  path: string;
  error: CoreError;
  /** Tries again, only to read. */
  readOnly(): void;
  onClose(): void;
}

/** What went wrong with a file, and the ways on from there. */
export function FileProblem({ path, error, readOnly, onClose }: FileProblemProps) {
  const { openWorkspace } = useActions();
  // What another process holds, and what may not be written, can still be read.
  const readable = error.code === "in_use" || error.code === "read_only";
  return (
    <Dialog
      title="This file cannot be opened"
      onClose={onClose}
      actions={
        <>
          <Button
            onPress={() => {
              onClose();
              openWorkspace();
            }}
          >
            Open another file…
          </Button>
          {readable ? (
            <Button look="main" onPress={readOnly}>
              Open to read only
            </Button>
          ) : (
            <Button look="main" onPress={onClose}>
              Close
            </Button>
          )}
        </>
      }
    >
      <div className={styles.problem} data-selectable>
        <p>{error.message}</p>
        {error.hint ? <p>{error.hint}</p> : null}
        {error.message.includes(path) ? null : <p className={styles.path}>{path}</p>}
      </div>
    </Dialog>
  );
}
