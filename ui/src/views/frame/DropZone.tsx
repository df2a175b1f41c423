import { useEffect, useState } from "react";
import { usePlatform } from "../../platform";
import styles from "./DropZone.module.css";

/** Takes files dragged from outside, and says so while they are over the window. */
export function DropZone({ onDrop }: { onDrop(paths: string[]): void }) {
  const platform = usePlatform();
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      platform.onFileDrop((drop) => {
        setOver(drop.phase === "over");
        if (drop.phase === "dropped" && drop.paths.length > 0) onDrop(drop.paths);
      }),
    [platform, onDrop],
  );
  return over ? (
    <div className={styles.zone}>
      <p>Drop a workspace to open it, or spreadsheets to import them</p>
    </div>
  ) : null;
}
