import { useCallback } from "react";
import type { AsAudience } from "../bindings/AsAudience";
import type { AudienceRow } from "../bindings/AudienceRow";
import { usePlatform } from "../platform";
import { useAskIf, useAttempt, useStatus } from "./core";

/** The audience as which the whole window is shown, to be read only; none for the team itself. */
export function useAudience(): AsAudience | null {
  return useStatus()?.audience ?? null;
}

/** The audiences of the workspace, and those that every workspace offers. */
export function useAudiences(): readonly AudienceRow[] {
  const open = useStatus() !== null;
  return useAskIf(open, "audiences").data ?? NONE;
}

const NONE: readonly AudienceRow[] = [];

/** Shows the whole window as an audience sees it, by its name; null goes back to the whole plan. */
export function useLookAs(): (audience: string | null) => Promise<void> {
  const { call } = usePlatform();
  const attempt = useAttempt();
  return useCallback(
    async (audience) => {
      await attempt(() => call("look_as", { audience }));
    },
    [call, attempt],
  );
}
