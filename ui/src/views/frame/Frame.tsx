import { type ReactNode, Suspense } from "react";
import { useWideEnough } from "../../lib/media";
import { WIDE } from "../../lib/width";
import { AudienceBanner } from "./AudienceBanner";
import styles from "./Frame.module.css";
import { PastBanner } from "./PastBanner";
import { ScenarioBanner } from "./ScenarioBanner";
import { Sidebar } from "./Sidebar";

interface FrameProps {
  /** The view in the middle. */
  children: ReactNode;
  /** The selected record on the right; none where it is closed. */
  inspector: ReactNode;
  onCloseInspector(): void;
}

/** Left where you are, in the middle the picture, on the right the selected record. */
export function Frame({ children, inspector, onCloseInspector }: FrameProps) {
  const wide = useWideEnough(WIDE);
  return (
    <div className={styles.frame} data-inspector={inspector ? (wide ? "beside" : "over") : "closed"}>
      <Sidebar narrow={!wide} />
      <main className={styles.main}>
        <AudienceBanner />
        <PastBanner />
        <ScenarioBanner />
        <Suspense fallback={null}>{children}</Suspense>
      </main>
      {inspector ? (
        <aside
          className={styles.inspector}
          aria-label="Inspector"
          onKeyDown={(event) => {
            if (event.key === "Escape" && !wide && !event.defaultPrevented) onCloseInspector();
          }}
        >
          <Suspense fallback={null}>{inspector}</Suspense>
        </aside>
      ) : null}
    </div>
  );
}
