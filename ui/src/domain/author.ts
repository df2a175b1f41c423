import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Author } from "../bindings/Author";
import { usePlatform } from "../platform";
import { useAsk, useAttempt } from "./core";

/** The name that edits are signed with, and how to give another; null while it is not known yet. */
export function useAuthor(): [Author | null, (name: string) => void] {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const client = useQueryClient();
  const author = useAsk("author").data ?? null;
  const sign = useCallback(
    (name: string) =>
      void attempt(async () => {
        await call("sign", { name });
        // No part of the plan: the core announces no change.
        await client.invalidateQueries({ queryKey: ["author"] });
      }),
    [attempt, call, client],
  );
  return [author, sign];
}
