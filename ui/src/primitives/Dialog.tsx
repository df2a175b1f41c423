import type { ReactNode } from "react";
import { Dialog as Content, Heading, Modal, ModalOverlay, Popover, type PopoverProps } from "react-aria-components";
import { IconButton } from "./Button";
import styles from "./Dialog.module.css";
import { CloseIcon } from "./icons";
import popup from "./Popup.module.css";

interface DialogProps {
  title: string;
  /** Under the title. */
  subtitle?: ReactNode;
  size?: "small" | "wide";
  isOpen?: boolean;
  /** A click beside it does not close it: there is something to lose. */
  holds?: boolean;
  onClose(): void;
  children: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
}

/** A question in the middle of the window. */
export function Dialog({
  title,
  subtitle,
  size = "small",
  isOpen = true,
  holds = false,
  onClose,
  children,
  actions,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isDismissable={!holds}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <Content className={styles.dialog}>
          <header className={styles.header}>
            <div>
              <Heading slot="title" className={styles.title}>
                {title}
              </Heading>
              {subtitle ? <p className={styles.subtitle}>{subtitle}</p> : null}
            </div>
            <IconButton label="Close" keys="Esc" onPress={onClose}>
              <CloseIcon />
            </IconButton>
          </header>
          <div className={styles.body}>{children}</div>
          {actions ? <footer className={styles.footer}>{actions}</footer> : null}
        </Content>
      </Modal>
    </ModalOverlay>
  );
}

/** A small window beside what opened it. */
export function Card({
  label,
  children,
  ...rest
}: Omit<PopoverProps, "className" | "style" | "children"> & { label: string; children: ReactNode }) {
  return (
    <Popover offset={4} {...rest} className={popup.popup}>
      <Content aria-label={label} className={styles.card}>
        {children}
      </Content>
    </Popover>
  );
}
