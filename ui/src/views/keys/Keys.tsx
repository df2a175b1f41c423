import { SHORTCUTS } from "../../domain/shortcuts";
import { comboLabel, type Shortcut } from "../../lib/keys";
import { Dialog } from "../../primitives/Dialog";
import styles from "./Keys.module.css";

/** All keys, by where they work. */
export default function Keys({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Keys" subtitle="Everything the mouse can do, the keys can too." size="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard too */}
      <section className={styles.groups} aria-label="All keys" tabIndex={0}>
        {SHORTCUTS.map(({ title, keys }) => (
          <section key={title} className={styles.group} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map((shortcut) => (
                <Line key={shortcut.does} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}

function Line({ shortcut }: { shortcut: Shortcut }) {
  return (
    <div className={styles.line}>
      <dt>{shortcut.does}</dt>
      <dd>
        {shortcut.keys.map((keys, place) => (
          <span key={keys}>
            {place > 0 ? <span className={styles.or}> or </span> : null}
            <kbd>{comboLabel(keys)}</kbd>
          </span>
        ))}
      </dd>
    </div>
  );
}
