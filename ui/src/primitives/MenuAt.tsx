import { useRef } from "react";
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
  at.current = anchor;
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
      <MenuList label={label} entries={entries} onClose={onClose} />
    </Popover>
  );
}
