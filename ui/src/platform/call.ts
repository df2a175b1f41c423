import { invoke } from "@tauri-apps/api/core";
import { readScene } from "../lib/packed";
import { browserCall } from "./browser-call";
import type { Call, ResponseOf } from "./platform";

// The way to the core by itself: the page asks its first questions before it has loaded all that a window needs.

/** Whether the page runs in the desktop shell. */
export function inShell(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

/** Asks the core through the desktop shell. */
export const shellCall: Call = async (name, ...request) => {
  const answer = await invoke("rpc", { name, request: request[0] ?? null });
  if (name !== "scene") return answer as ResponseOf<typeof name>;
  // Bytes, but where the shell has only its second way, which can send no more than JSON: then a list of them.
  const bytes = answer instanceof ArrayBuffer ? answer : Uint8Array.from(answer as number[]).buffer;
  return readScene(bytes) as ResponseOf<typeof name>;
};

/** Asks the core from where the page runs. */
export function findCall(): Call {
  return inShell() ? shellCall : browserCall;
}
