import { Fragment, type ReactElement, type ReactNode } from "react";
import { Menu as List, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import styles from "./Popup.module.css";
import { useStill } from "./still";

export interface MenuEntry {
  id: string;
  label: string;
  detail?: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** A line above it. */
  divided?: boolean;
  act(): void;
}

/** A button and the menu that it opens. */
export function Menu({ trigger, label, entries }: { trigger: ReactElement; label: string; entries: MenuEntry[] }) {
  if (useStill()) return trigger;
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom start" offset={4} className={styles.popup}>
        <MenuList label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuListProps {
  label: string;
  entries: MenuEntry[];
  onClose?: () => void;
}

/** The entries of a menu. */
export function MenuList({ label, entries, onClose }: MenuListProps) {
  return (
    <List aria-label={label} className={styles.list} autoFocus="first" {...(onClose ? { onClose } : {})}>
      {entries.map((entry) => (
        <Fragment key={entry.id}>
          {entry.divided ? <Separator className={styles.separator} /> : null}
          <MenuItem
            id={entry.id}
            textValue={entry.label}
            isDisabled={entry.disabled ?? false}
            onAction={entry.act}
            className={`${styles.option} ${entry.danger ? styles.danger : ""}`}
          >
            {entry.icon}
            <span className={styles.words}>
              <span>{entry.label}</span>
              {entry.detail ? <span className={styles.detail}>{entry.detail}</span> : null}
            </span>
            {entry.keys ? <kbd className={styles.keys}>{entry.keys}</kbd> : null}
          </MenuItem>
        </Fragment>
      ))}
    </List>
  );
}
