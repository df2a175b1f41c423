import { useCallback } from "react";
import type { Outcome } from "../bindings/Outcome";
import { usePlatform } from "../platform";
import { useToast } from "../primitives/Toasts";
import { useAttempt } from "./core";

/** Says what was done, with a button that takes it back as long as nothing else was done since. */
export function useUndoOffer(): (outcome: Outcome, message?: string) => void {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const toast = useToast();
  return useCallback(
    (outcome, message = outcome.label) => {
      const act = () =>
        attempt(async () => {
          const status = await call("status");
          if (status?.revision !== outcome.revision) {
            toast({ message: "Something else was changed since.", detail: "Undo goes back one step at a time." });
            return;
          }
          await call("undo");
        });
      // Only the last can be taken back from here, so it takes the place of the one before.
      toast({ message, kind: "history", action: { label: "Undo", act: () => void act() } });
    },
    [call, attempt, toast],
  );
}
