import { useEffect } from "react";
import { useAppearance } from "../../domain/appearance";
import { useUndo } from "../../domain/core";
import { useNavigation, VIEWS, type ViewName, viewKey } from "../../domain/navigation";
import { isCommand, undoesText } from "../../lib/keys";
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
          case "close":
            return actions.closeWorkspace();
          case "find":
            return actions.openPalette();
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
      if (!isCommand(event) || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const act = whenPressed(key, event.shiftKey);
      if (!act) return;
      if ((key === "z" || key === "y") && undoesText(event.target)) return;
      event.preventDefault();
      act();
    };
    function whenPressed(key: string, shift: boolean): (() => void) | undefined {
      if (shift) return key === "z" && isOpen ? redo : undefined;
      if (key === "n") return () => actions.newWorkspace();
      if (key === "o") return () => actions.openWorkspace();
      if (key === "i") return () => actions.importFiles();
      if (!isOpen) return undefined;
      if (key === "z") return undo;
      if (key === "y") return redo;
      if (key === "k") return actions.openPalette;
      if (key === "e") return actions.exportPicture;
      const view = VIEWS.find((name) => viewKey(name) === key);
      return view && (() => go(view));
    }
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [actions, isOpen, go, undo, redo]);
}
