import { lazy, Suspense, useEffect, useState } from "react";
import type { Id } from "../bindings/Id";
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
import Inspector from "./inspector/Inspector";
import { useInspectorState } from "./inspector/useInspectorState";
import { FirstLines } from "./start/FirstLines";
import { Start } from "./start/Start";
import { loadViews, VIEW_COMPONENTS } from "./views";

const Palette = lazy(() => import("./palette/Palette"));
const Import = lazy(() => import("./import/Import"));
const Export = lazy(() => import("./export/Export"));
const Scoring = lazy(() => import("./scoring/Scoring"));
const Audiences = lazy(() => import("./audiences/Audiences"));
const MoveBy = lazy(() => import("./move/MoveBy"));
const Keys = lazy(() => import("./keys/Keys"));

/** What is open over the window. */
type Over = { what: "palette" | "scoring" | "audiences" | "keys" } | { what: "move"; items: readonly Id[] };

/** What is open in passing: nothing is lost when something else takes its place. */
const PASSING: ReadonlySet<Over["what"]> = new Set(["palette", "keys"]);

/** The window. */
export function App() {
  const status = useAsk("status");
  const [over, setOver] = useState<Over | null>(null);
  const [openers] = useState<Openers>(() => {
    // What is being chosen in a dialogue is not lost to a key that opens another.
    const open = (next: Over) => setOver((now) => (now === null || PASSING.has(now.what) ? next : now));
    return {
      openPalette: () => open({ what: "palette" }),
      openScoring: () => open({ what: "scoring" }),
      openAudiences: () => open({ what: "audiences" }),
      openKeys: () => open({ what: "keys" }),
      openMove: (items) => open({ what: "move", items }),
    };
  });
  const inspector = useInspectorState();
  const files = useFileActions(openers);
  useMenu(files.actions);
  useKeys(files.actions, status.data != null);
  useWindowTitle(status.data ?? null);
  // What the palette has opened meanwhile stays.
  const closePalette = () => setOver((now) => (now?.what === "palette" ? null : now));
  const close = () => setOver(null);
  const isOpen = status.data != null;
  // Nothing is drawn until it is known whether a workspace is open: a flash of the start screen would be a lie.
  if (status.data === undefined) return null;
  return (
    <ActionsContext value={files.actions}>
      <InspectorContext value={inspector}>
        {status.data === null ? (
          <Start />
        ) : (
          <Workspace empty={status.data.empty && status.data.audience === null} key={status.data.path} />
        )}
        <DropZone onDrop={files.dropped} />
        <Suspense fallback={null}>
          {over?.what === "palette" ? <Palette onClose={closePalette} /> : null}
          {over?.what === "scoring" && isOpen ? <Scoring onClose={close} /> : null}
          {over?.what === "audiences" && isOpen ? <Audiences onClose={close} /> : null}
          {over?.what === "move" && isOpen ? <MoveBy items={over.items} onClose={close} /> : null}
          {over?.what === "keys" ? <Keys onClose={close} /> : null}
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
