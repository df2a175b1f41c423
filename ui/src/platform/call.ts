import { invoke } from "@tauri-apps/api/core";
import { browserCall } from "./browser-call";
import type { Call } from "./platform";

// The way to the core by itself: the page asks its first questions before it has loaded all that a window needs.

/** Whether the page runs in the desktop shell. */
export function inShell(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

/** Asks the core through the desktop shell. */
export const shellCall: Call = (name, ...request) => invoke("rpc", { name, request: request[0] ?? null });

/** Asks the core from where the page runs. */
export function findCall(): Call {
  return inShell() ? shellCall : browserCall;
}
