import type { QueryClient } from "@tanstack/react-query";
import { WIDE } from "../lib/media";
import type { Platform } from "../platform";
import { ask } from "./core";
import { setBefore } from "./pictures";
import { firstRequest } from "./scene";

/**
 * Asks for what the first view shows while the view itself is still being built: the core lays the roadmap out on its
 * own thread meanwhile. Where the room turns out to be another, it is asked for again, and only time is lost.
 */
export async function askAhead(client: QueryClient, { call }: Platform): Promise<void> {
  // What fails here fails again where it is asked for in earnest, and is told there.
  const status = await client.fetchQuery(ask(call, "status")).catch(() => null);
  if (status === null || status.empty) return;
  const spec = { ...setBefore(status.path).roadmap, ...roomAhead() };
  await client.prefetchQuery(ask(call, "scene", firstRequest(spec)));
}

/** The room that a picture will have beside the sidebar and below the bar, in CSS pixels. */
export function roomAhead(): { width: number; height: number } {
  const root = getComputedStyle(document.documentElement);
  const token = (name: string) => Number.parseFloat(root.getPropertyValue(name)) || 0;
  const sidebar = token(window.innerWidth >= WIDE ? "--sidebar" : "--sidebar-narrow");
  return { width: window.innerWidth - sidebar, height: window.innerHeight - token("--bar") };
}
