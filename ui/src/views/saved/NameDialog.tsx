import { useState } from "react";
import { useSavedViews } from "../../domain/pictures";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { TextField } from "../../primitives/Field";

interface NameDialogProps {
  title: string;
  /** What it is called so far. */
  name: string;
  /** What the button says. */
  act: string;
  onName(name: string): void;
  onClose(): void;
}

/** Asks what a saved view is to be called. Each has a name of its own: it is how the command line finds it. */
export function NameDialog({ title, name, act, onName, onClose }: NameDialogProps) {
  const views = useSavedViews();
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const same = (other: string) => other.toLowerCase() === wanted.toLowerCase();
  const taken = wanted !== name && views.some((view) => view.title !== name && same(view.title));
  function save() {
    if (wanted === "" || taken) return;
    onClose();
    if (wanted !== name) onName(wanted);
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={wanted === "" || taken} onPress={save}>
            {act}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        autoFocus
        placeholder="Board, Q1 2027"
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          else event.continuePropagation();
        }}
        error={taken ? "There is a view of that name already." : null}
      />
    </Dialog>
  );
}
