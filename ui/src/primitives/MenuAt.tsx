import { useEffect, useRef } from "react";
import { Popover } from "react-aria-components";
import { type MenuEntry, MenuList } from "./Menu";
import styles from "./Popup.module.css";

interface MenuAtProps {
  label: string;
  /** What it opens beside. */
  anchor: Element;
  entries: MenuEntry[];
  onClose(): void;
}

/** A menu that is opened by something other than a button of its own: by the right button, or by a key. */
export function MenuAt({ label, anchor, entries, onClose }: MenuAtProps) {
  const at = useRef<Element | null>(anchor);
  const chosen = useRef<(() => void) | null>(null);
  // What was chosen is done once the menu is gone and the focus is back where it was: what then takes the focus keeps
  // it, and is not hidden behind the menu any more.
  useEffect(
    () => () => {
      if (chosen.current) requestAnimationFrame(chosen.current);
    },
    [],
  );
  const later = entries.map((entry) => ({
    ...entry,
    act: () => {
      chosen.current = entry.act;
    },
  }));
  return (
    <Popover
      isOpen
      triggerRef={at}
      placement="bottom start"
      offset={4}
      className={styles.popup}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <MenuList label={label} entries={later} onClose={onClose} />
    </Popover>
  );
}
