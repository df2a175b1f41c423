import { useEffect } from "react";
import { useAppearance } from "../../domain/appearance";
import { useUndo } from "../../domain/core";
import { useNavigation, VIEWS, type ViewName } from "../../domain/navigation";
import { type Everywhere, everywhere } from "../../domain/shortcuts";
import { isCommand, isTyping, undoesText } from "../../lib/keys";
import { usePlatform } from "../../platform";
import type { Actions } from "../actions";

function isView(name: string): name is ViewName {
  return (VIEWS as readonly string[]).includes(name);
}

/** Does what the native menu says. */
export function useMenu(actions: Actions) {
  const platform = usePlatform();
  const { go } = useNavigation();
  const { undo, redo } = useUndo();
  const [, setAppearance] = useAppearance();
  useEffect(
    () =>
      platform.onMenu((entry) => {
        const [name, ...rest] = entry.split(":");
        const value = rest.join(":");
        switch (name) {
          case "new":
            return actions.newWorkspace();
          case "open":
            return actions.openWorkspace();
          case "recent":
            return actions.openWorkspace(value);
          case "import":
            return actions.importFiles();
          case "export":
            return actions.exportPicture();
          case "export_plan":
            return actions.exportPlan();
          case "close":
            return actions.closeWorkspace();
          case "find":
            return actions.openPalette();
          case "scoring":
            return actions.openScoring();
          case "audiences":
            return actions.openAudiences();
          case "keys":
            return actions.openKeys();
          case "undo":
            return undo();
          case "redo":
            return redo();
          case "view":
            return isView(value) ? go(value) : undefined;
          case "theme":
            return setAppearance(value === "light" || value === "dark" ? value : "system");
        }
      }),
    [platform, actions, go, undo, redo, setAppearance],
  );
}

/** The keys that work everywhere. The native menu catches some of them first where there is one. */
export function useKeys(actions: Actions, isOpen: boolean) {
  const { go } = useNavigation();
  const { undo, redo } = useUndo();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const found = everywhere(event, isCommand(event));
      const act = found && whatDoes(found);
      if (!act) return;
      if ((found === "undo" || found === "redo") && undoesText(event.target)) return;
      // A question mark may be meant for a text; F1 never is.
      if (event.key === "?" && isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    function whatDoes(found: Everywhere): (() => void) | undefined {
      switch (found) {
        case "new":
          return () => actions.newWorkspace();
        case "open":
          return () => actions.openWorkspace();
        case "import":
          return () => actions.importFiles();
        case "keys":
          return actions.openKeys;
      }
      if (!isOpen) return undefined;
      switch (found) {
        case "undo":
          return undo;
        case "redo":
          return redo;
        case "palette":
          return actions.openPalette;
        case "export":
          return actions.exportPicture;
      }
      const view = found.slice("view:".length);
      return isView(view) ? () => go(view) : undefined;
    }
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [actions, isOpen, go, undo, redo]);
}
