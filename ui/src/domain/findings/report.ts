import { useMemo } from "react";
import type { Finding } from "../../bindings/Finding";
import type { RecordRef } from "../../bindings/RecordRef";
import type { Report } from "../../bindings/Report";
import type { Rule } from "../../bindings/Rule";
import { sameRef } from "../changes";
import { useAsk, useAskIf, useStatus } from "../core";

/** The answer to “are we aligned?”; none while no workspace is open. */
export function useReport(): Report | null {
  const isOpen = useStatus() !== null;
  return useAskIf(isOpen, "check").data ?? null;
}

/** The rules by their codes. */
export function useRules(): ReadonlyMap<string, Rule> {
  const rules = useAsk("rules").data;
  return useMemo(() => new Map((rules ?? []).map((rule) => [rule.code, rule])), [rules]);
}

/** What was found about one record, what is accepted last. */
export function useFindingsOf(record: RecordRef): Finding[] {
  const report = useReport();
  return useMemo(() => {
    const own = (report?.findings ?? []).filter((finding) => sameRef(finding.record, record));
    return [...own.filter((finding) => !finding.accepted), ...own.filter((finding) => finding.accepted)];
  }, [report, record]);
}

/** How many findings ask for something: errors and warnings that nobody has accepted. */
export function asking(report: Report | null): number {
  return report === null ? 0 : report.counts.errors + report.counts.warnings;
}
