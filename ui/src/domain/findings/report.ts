import { useMemo } from "react";
import type { Explanation } from "../../bindings/Explanation";
import type { Finding } from "../../bindings/Finding";
import type { RecordKind } from "../../bindings/RecordKind";
import type { Report } from "../../bindings/Report";
import { useAsk, useAskIf, useStatus } from "../core";

/** The answer to “are we aligned?”; none while no workspace is open. */
export function useReport(): Report | null {
  const isOpen = useStatus() !== null;
  return useAskIf(isOpen, "check").data ?? null;
}

/** The rules by their codes. */
export function useRules(): ReadonlyMap<string, Explanation> {
  const rules = useAsk("rules").data;
  return useMemo(() => new Map((rules ?? []).map((rule) => [rule.code, rule])), [rules]);
}

/** What was found about one record, what is accepted last. */
export function useFindingsOf(kind: RecordKind, id: string): Finding[] {
  const report = useReport();
  return useMemo(() => {
    const own = (report?.findings ?? []).filter(({ record }) => record.kind === kind && record.id === id);
    return [...own.filter((finding) => !finding.accepted), ...own.filter((finding) => finding.accepted)];
  }, [report, kind, id]);
}

/** How many findings ask for something: errors and warnings that nobody has accepted. */
export function asking(report: Report | null): number {
  return report === null ? 0 : report.counts.errors + report.counts.warnings;
}
