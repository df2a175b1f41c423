import { browserCall, onBrowserChange } from "./browser-call";
import { copyCells } from "./clipboard";
import type { FileKind, Platform } from "./platform";

/**
 * A plain browser with the real core behind a local door (`cargo run -p throughline-core --example browser`): for
 * working on the UI and looking at it without the shell. Dialogs are the browser's own prompt.
 */

function ask(title: string, kinds: FileKind[], suggested: string): string | null {
  const endings = kinds.flatMap((kind) => kind.extensions).join(", ");
  return window.prompt(`${title} (${endings})`, suggested);
}

export const browser: Platform = {
  call: browserCall,
  onChanged: onBrowserChange,
  onMenu: () => () => {},
  onFileDrop: () => () => {},
  chooseOpen: (async ({ title, kinds, many }: { title: string; kinds: FileKind[]; many?: boolean }) => {
    const path = ask(title, kinds, "");
    return many ? (path ?? "").split(" ").filter(Boolean) : path;
  }) as Platform["chooseOpen"],
  chooseSave: async ({ title, kinds, suggested }) => ask(title, kinds, suggested),
  setTitle: async (title) => {
    document.title = title;
  },
  setTheme: async () => {},
  openAddress: async (address) => {
    window.open(address, "_blank", "noopener");
  },
  copyText: (text) => navigator.clipboard.writeText(text),
  copyCells,
  reveal: async () => {},
};
