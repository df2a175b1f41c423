import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { SearchIcon } from "../../primitives/icons";
import styles from "./Palette.module.css";
import { type Entry, usePaletteEntries } from "./usePaletteEntries";

/** Finds a record or a command by a few letters of its name. */
export default function Palette({ onClose }: { onClose(): void }) {
  return (
    <ModalOverlay className={styles.overlay} isDismissable isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal}>
        <Dialog aria-label="Find or do anything" className={styles.dialog}>
          <Search onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Search({ onClose }: { onClose(): void }) {
  const [text, setText] = useState("");
  const entries = usePaletteEntries(text);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const chosen = Math.min(at, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-place="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  function act(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    entry.act();
  }

  function pressed(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(entries.length - 1, chosen + step)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      act(entries[chosen]);
    }
  }

  return (
    <>
      <div className={styles.field}>
        <SearchIcon />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialogue was opened to type here
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={entries[chosen] ? `${id}-${chosen}` : undefined}
          aria-label="Find or do anything"
          placeholder="Find a record, or say what to do"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div ref={list} id={id} role="listbox" aria-label="Found" className={styles.list}>
        {entries.map((entry, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the field
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={entry.id}
            id={`${id}-${place}`}
            data-place={place}
            role="option"
            aria-selected={place === chosen}
            className={styles.entry}
            onPointerMove={() => setAt(place)}
            onClick={() => act(entry)}
          >
            {entry.icon}
            <span className={styles.label}>{entry.label}</span>
            {entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}
            {entry.keys ? <kbd>{entry.keys}</kbd> : null}
          </div>
        ))}
        {entries.length === 0 ? <p className={styles.none}>Nothing found for “{text}”</p> : null}
      </div>
    </>
  );
}
