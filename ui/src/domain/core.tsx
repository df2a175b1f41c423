import {
  keepPreviousData,
  type Query,
  QueryClient,
  QueryClientProvider,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { Change } from "../bindings/Change";
import type { Edit } from "../bindings/Edit";
import type { Outcome } from "../bindings/Outcome";
import type { Status } from "../bindings/Status";
import {
  type Arguments,
  type CommandName,
  type CoreError,
  type Platform,
  type ResponseOf,
  spoken,
  usePlatform,
} from "../platform";
import { useToast } from "../primitives/Toasts";
import type { Ahead } from "./ahead";

// What was asked of the core is held by TanStack Query and asked again when the core says that something changed:
// there is no other copy of the plan in the window.

/** What keeps the answers. */
export function newClient(): QueryClient {
  return new QueryClient({
    // An answer holds until the core announces a change; asking again sooner would only repeat it.
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: "always" } },
  });
}

/** Takes over what was asked ahead: what is answered already counts at once, and nothing is asked twice. */
export function takeAhead(client: QueryClient, { status, scene, others }: Ahead): void {
  client.setQueryData(keyOf("status"), status);
  for (const { name, request, asked, answer } of scene ? [scene, ...others] : others) {
    const queryKey = [name, request ?? null];
    if (answer !== undefined) client.setQueryData(queryKey, answer);
    else void client.prefetchQuery({ queryKey, queryFn: () => asked });
  }
}

/** Keeps what was asked, for everything inside; `answers` where something was asked before. */
export function CoreProvider({ answers, children }: { answers?: QueryClient; children: ReactNode }) {
  const platform = usePlatform();
  const [client] = useState(answers ?? newClient);
  useEffect(() => platform.onChanged(() => renew(client)), [platform, client]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** Asks everything again that is shown. */
function renew(client: QueryClient): void {
  // A first answer that is still on its way may be of the plan before, and would be taken for good: what has no answer
  // yet is not asked again while it is waited for.
  const isFirst = { fetchStatus: "fetching", predicate: ({ state }: Query) => state.data === undefined } as const;
  void client.cancelQueries(isFirst, { silent: true });
  // The picture first: it is what the eye is on, and the core answers one after the other.
  void client.invalidateQueries({ queryKey: ["scene"] });
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "scene" });
}

/** What a question's answer is kept by. */
function keyOf<K extends CommandName>(name: K, ...request: Arguments<K>) {
  return [name, request[0] ?? null];
}

/** How a question is kept, and how it is put. */
export function ask<K extends CommandName>(call: Platform["call"], name: K, ...request: Arguments<K>) {
  return {
    queryKey: keyOf(name, ...request),
    queryFn: (): Promise<ResponseOf<K>> => call(name, ...request),
  };
}

/** Asks the core, and again whenever the plan changes. While it is asked anew the last answer stays. */
export function useAsk<K extends CommandName>(
  name: K,
  ...request: Arguments<K>
): UseQueryResult<ResponseOf<K>, CoreError> {
  return useAskIf(true, name, ...request);
}

/** Asks the core only where `wanted`. */
export function useAskIf<K extends CommandName>(
  wanted: boolean,
  name: K,
  ...request: Arguments<K>
): UseQueryResult<ResponseOf<K>, CoreError> {
  const { call } = usePlatform();
  return useQuery<ResponseOf<K>, CoreError>({
    ...ask(call, name, ...request),
    placeholderData: keepPreviousData,
    enabled: wanted,
  });
}

/** The open workspace: none where there is none, or while it is not known yet. */
export function useStatus(): Status | null {
  return useAsk("status").data ?? null;
}

/** The day that everything takes for today, as `2027-02-17`; empty while it is not known yet. */
export function useToday(): string {
  return useStatus()?.today ?? "";
}

/** Whether the open workspace may be changed: not where it is read only, nor while it is shown as it was or as an audience sees it. */
export function useWritable(): boolean {
  const status = useStatus();
  return status?.access.access === "write" && status.past === null && status.audience === null;
}

/** What makes changes: one call, one undo. Says so where it fails, and then answers null. */
export type MakeEdit = (changes: Change[], label?: string) => Promise<Outcome | null>;

export function useEdit(): MakeEdit {
  const { call } = usePlatform();
  const attempt = useAttempt();
  return useCallback(
    (changes, label) => {
      const edit: Edit = label === undefined ? { changes } : { label, changes };
      return attempt(() => call("edit", edit));
    },
    [call, attempt],
  );
}

/** Does something that may fail, and tells the user where it does. */
export function useAttempt(): <T>(act: () => Promise<T>) => Promise<T | null> {
  const toast = useToast();
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (thrown) {
        const { message, hint } = spoken(thrown);
        toast({ tone: "problem", message, detail: hint });
        return null;
      }
    },
    [toast],
  );
}

/** Takes the last edit back, or makes it again, and says which. */
export function useUndo(): { undo(): void; redo(): void } {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const toast = useToast();
  const [acts] = useState(() => {
    const act = (name: "undo" | "redo", said: string) => async () => {
      const outcome = await attempt(() => call(name));
      if (outcome) toast({ message: `${said}: ${outcome.label}`, kind: "history" });
    };
    return { undo: act("undo", "Taken back"), redo: act("redo", "Made again") };
  });
  return acts;
}
