import { createContext, type ReactNode, useContext } from "react";
import { browser } from "./browser";
import { inShell } from "./call";
import type { Platform } from "./platform";
import { tauri } from "./tauri";

export * from "./platform";

const Context = createContext<Platform | null>(null);

/** Says where the window runs. */
export function PlatformProvider({ platform, children }: { platform: Platform; children: ReactNode }) {
  return <Context value={platform}>{children}</Context>;
}

/** Where the window runs. */
export function usePlatform(): Platform {
  const platform = useContext(Context);
  if (!platform) throw new Error("There is no platform around this component.");
  return platform;
}

/** The desktop shell, or a plain browser with the core behind a local door. */
export function findPlatform(): Platform {
  return inShell() ? tauri : browser;
}
