import { lazy, Suspense, useEffect, useState } from "react";
import { useAsk } from "../domain/core";
import { useNavigation } from "../domain/navigation";
import { Catch } from "../primitives/Catch";
import { ActionsContext, type Openers } from "./actions";
import { FileProblem } from "./files/FileProblem";
import { useFileActions } from "./files/useFileActions";
import { DropZone } from "./frame/DropZone";
import { Frame } from "./frame/Frame";
import { useKeys, useMenu } from "./frame/useKeys";
import { useWindowTitle } from "./frame/useWindowTitle";
import { InspectorContext, useInspector } from "./inspector";
import { useInspectorState } from "./inspector/useInspectorState";
import { FirstLines } from "./start/FirstLines";
import { Start } from "./start/Start";
import { loadViews, VIEW_COMPONENTS } from "./views";

const Inspector = lazy(() => import("./inspector/Inspector"));
const Palette = lazy(() => import("./palette/Palette"));
const Import = lazy(() => import("./import/Import"));
const Export = lazy(() => import("./export/Export"));
const Scoring = lazy(() => import("./scoring/Scoring"));

/** The window. */
export function App() {
  const status = useAsk("status");
  const [over, setOver] = useState<"palette" | "scoring" | null>(null);
  const [openers] = useState<Openers>(() => ({
    openPalette: () => setOver("palette"),
    openScoring: () => setOver("scoring"),
  }));
  const inspector = useInspectorState();
  const files = useFileActions(openers);
  useMenu(files.actions);
  useKeys(files.actions, status.data != null);
  useWindowTitle(status.data ?? null);
  // What the palette has opened meanwhile stays.
  const closePalette = () => setOver((now) => (now === "palette" ? null : now));
  // Nothing is drawn until it is known whether a workspace is open: a flash of the start screen would be a lie.
  if (status.data === undefined) return null;
  return (
    <ActionsContext value={files.actions}>
      <InspectorContext value={inspector}>
        {status.data === null ? <Start /> : <Workspace empty={status.data.empty} key={status.data.path} />}
        <DropZone onDrop={files.dropped} />
        <Suspense fallback={null}>
          {over === "palette" ? <Palette onClose={closePalette} /> : null}
          {over === "scoring" && status.data !== null ? <Scoring onClose={() => setOver(null)} /> : null}
          {files.importing ? (
            <Import key={files.importing.join("\n")} files={files.importing} onClose={files.close} />
          ) : null}
          {files.exporting && status.data !== null ? <Export onClose={files.close} /> : null}
        </Suspense>
        {files.problem ? <FileProblem {...files.problem} /> : null}
      </InspectorContext>
    </ActionsContext>
  );
}

function Workspace({ empty }: { empty: boolean }) {
  const { view } = useNavigation();
  const inspector = useInspector();
  const View = VIEW_COMPONENTS[view];
  useEffect(() => {
    // Not before the first view has been painted, which is what the user waits for.
    const later = setTimeout(loadViews, 1000);
    return () => clearTimeout(later);
  }, []);
  return (
    <Frame inspector={inspector.isOpen && !empty ? <Inspector /> : null} onCloseInspector={inspector.close}>
      <Catch of={view}>{empty ? <FirstLines /> : View ? <View /> : null}</Catch>
    </Frame>
  );
}
