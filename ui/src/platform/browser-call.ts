import { readScene } from "../lib/packed";
import type { Call, CommandName, RequestOf, ResponseOf, Stop } from "./platform";

/** What a packed scene is sent as. */
const PACKED = "application/octet-stream";

const listeners = new Set<() => void>();

async function call<K extends CommandName>(name: K, request?: RequestOf<K>): Promise<ResponseOf<K>> {
  const answer = await fetch(`/core/${name}`, { method: "POST", body: JSON.stringify(request ?? null) });
  const isPacked = answer.headers.get("content-type") === PACKED;
  const body = isPacked ? readScene(await answer.arrayBuffer()) : await answer.json();
  if (!answer.ok) throw body;
  if (answer.headers.get("x-changed") === "true") for (const listener of listeners) listener();
  return body as ResponseOf<K>;
}

/** Asks a core behind a local door. */
export const browserCall = call as Call;

/** Hears when an answer said that the plan changed. */
export function onBrowserChange(listener: () => void): Stop {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
