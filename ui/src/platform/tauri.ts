import { type EventCallback, listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { open, save } from "@tauri-apps/plugin-dialog";
import { openUrl, revealItemInDir } from "@tauri-apps/plugin-opener";
import { shellCall } from "./call";
import { copyCells } from "./clipboard";
import type { Platform, Stop } from "./platform";

/** Turns the shell's asynchronous way of listening into one that can be stopped before it has begun. */
function listening(begun: Promise<Stop>): Stop {
  let stopped = false;
  begun.then((stop) => {
    if (stopped) stop();
  });
  return () => {
    stopped = true;
    begun.then((stop) => stop());
  };
}

function hear<T>(event: string, heard: EventCallback<T>): Stop {
  return listening(listen<T>(event, heard));
}

/** The desktop shell. */
export const tauri: Platform = {
  call: shellCall,
  onChanged: (listener) => hear("changed", listener),
  onMenu: (listener) => hear<string>("menu", (event) => listener(event.payload)),
  onFileDrop: (listener) =>
    listening(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === "enter") listener({ phase: "over" });
        else if (payload.type === "leave") listener({ phase: "left" });
        else if (payload.type === "drop") listener({ phase: "dropped", paths: payload.paths });
      }),
    ),
  chooseOpen: (async ({ title, kinds, many }: { title: string; kinds: never[]; many?: boolean }) => {
    const chosen = await open({ title, multiple: many === true, filters: kinds });
    return many ? [chosen ?? []].flat() : chosen;
  }) as Platform["chooseOpen"],
  chooseSave: ({ title, kinds, suggested }) => save({ title, filters: kinds, defaultPath: suggested }),
  setTitle: (title) => getCurrentWindow().setTitle(title),
  setTheme: (theme) => getCurrentWindow().setTheme(theme),
  openAddress: (address) => openUrl(address),
  copyText: (text) => navigator.clipboard.writeText(text),
  copyCells,
  reveal: (path) => revealItemInDir(path),
};
