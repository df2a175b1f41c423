import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { Button, IconButton } from "./Button";
import { CloseIcon, WarningIcon } from "./icons";
import styles from "./Toasts.module.css";

export interface Toast {
  message: string;
  detail?: string | null;
  tone?: "plain" | "problem";
  /** Takes the place of an earlier one of the same kind. */
  kind?: string;
  action?: { label: string; act(): void };
}

const Context = createContext<(toast: Toast) => void>(() => {});

/** As long as a toast stays: long enough to read it twice. A problem stays until it is closed. */
const SECONDS = 7;
/** More than this many at once would cover the picture. */
const MOST = 3;

/** Lets everything inside say something in passing. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(Toast & { id: number })[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      next.current += 1;
      const id = next.current;
      setToasts((all) => {
        const others = toast.kind === undefined ? all : all.filter(({ kind }) => kind !== toast.kind);
        return [...others.slice(1 - MOST), { ...toast, id }];
      });
      if (toast.tone !== "problem") setTimeout(close, SECONDS * 1000, id);
    },
    [close],
  );
  const list = useMemo(
    () => (
      <section className={styles.toasts} aria-label="Messages">
        <div role="status" aria-live="polite">
          {toasts.map((toast) => (
            <div key={toast.id} className={styles.toast} data-tone={toast.tone ?? "plain"}>
              {toast.tone === "problem" ? <WarningIcon /> : null}
              <div className={styles.words} data-selectable>
                <p>{toast.message}</p>
                {toast.detail ? <p className={styles.detail}>{toast.detail}</p> : null}
              </div>
              {toast.action ? (
                <Button
                  look="quiet"
                  onPress={() => {
                    toast.action?.act();
                    close(toast.id);
                  }}
                >
                  {toast.action.label}
                </Button>
              ) : null}
              <IconButton small label="Close" onPress={() => close(toast.id)}>
                <CloseIcon />
              </IconButton>
            </div>
          ))}
        </div>
      </section>
    ),
    [toasts, close],
  );
  return (
    <Context value={show}>
      {children}
      {list}
    </Context>
  );
}

/** Says something in passing. */
export function useToast(): (toast: Toast) => void {
  return useContext(Context);
}
