import { useMemo } from "react";
import type { Explanation } from "../../bindings/Explanation";
import type { Finding } from "../../bindings/Finding";
import type { RecordKind } from "../../bindings/RecordKind";
import type { Report } from "../../bindings/Report";
import type { Standing } from "../../bindings/Standing";
import { useAsk, useAskIf, useStatus } from "../core";

/** The answer to “are we aligned?”, with all that was found; none while no workspace is open. */
export function useReport(): Report | null {
  const isOpen = useStatus() !== null;
  return useAskIf(isOpen, "check").data ?? null;
}

/** How the plan stands, without what was found, which for a large plan is a lot; none while no workspace is open. */
export function useStanding(): Standing | null {
  const isOpen = useStatus() !== null;
  return useAskIf(isOpen, "standing").data ?? null;
}

/** The rules by their codes. */
export function useRules(): ReadonlyMap<string, Explanation> {
  const rules = useAsk("rules").data;
  return useMemo(() => new Map((rules ?? []).map((rule) => [rule.code, rule])), [rules]);
}

/** What was found about one record, what is accepted last. */
export function useFindingsOf(kind: RecordKind, id: string): Finding[] {
  const found = useAsk("findings", { kind, id }).data;
  return useMemo(() => {
    // While another record is asked about, the answer is still the last one's.
    const own = (found ?? []).filter(({ record }) => record.kind === kind && record.id === id);
    return [...own.filter((finding) => !finding.accepted), ...own.filter((finding) => finding.accepted)];
  }, [found, kind, id]);
}

/** How many findings ask for something: errors and warnings that nobody has accepted. */
export function asking(standing: Standing | null): number {
  return standing === null ? 0 : standing.counts.errors + standing.counts.warnings;
}
