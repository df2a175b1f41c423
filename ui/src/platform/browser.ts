import type { CommandName, FileKind, Platform, RequestOf, ResponseOf } from "./platform";

/**
 * A plain browser with the real core behind a local door (`cargo run -p throughline-core --example browser`): for
 * working on the UI and looking at it without the shell. Dialogs are the browser's own prompt.
 */

const listeners = new Set<() => void>();

async function call<K extends CommandName>(name: K, request?: RequestOf<K>): Promise<ResponseOf<K>> {
  const answer = await fetch(`/core/${name}`, { method: "POST", body: JSON.stringify(request ?? null) });
  const body = await answer.json();
  if (!answer.ok) throw body;
  if (answer.headers.get("x-changed") === "true") for (const listener of listeners) listener();
  return body;
}

function ask(title: string, kinds: FileKind[], suggested: string): string | null {
  const endings = kinds.flatMap((kind) => kind.extensions).join(", ");
  return window.prompt(`${title} (${endings})`, suggested);
}

export const browser: Platform = {
  call,
  onChanged: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
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
  reveal: async () => {},
};
