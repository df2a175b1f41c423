import type { Explanation } from "../../bindings/Explanation";
import type { Finding } from "../../bindings/Finding";

/** Which findings are shown: all that are open, those of one severity, or those that were accepted. */
export type Shown = "open" | Finding["severity"] | "accepted";

/** The findings to show, in the check's own order: every word must occur in code, rule, title or message. */
export function shownFindings(
  findings: readonly Finding[],
  shown: Shown,
  text: string,
  rules: ReadonlyMap<string, Pick<Explanation, "title">>,
): Finding[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    const isShown =
      shown === "accepted"
        ? finding.accepted !== null
        : finding.accepted === null && (shown === "open" || finding.severity === shown);
    if (!isShown) return false;
    const said = [finding.code, rules.get(finding.code)?.title, finding.title, finding.message].join(" ").toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

/** One line of the list of findings: a rule's heading, a finding, or the way to the rest of the rule's findings. */
export type Line =
  | { is: "rule"; code: string; count: number }
  | { is: "finding"; finding: Finding }
  | { is: "more"; code: string; count: number };

/** So many findings of a rule are shown before one asks for the rest: what is wrong is read first, where second. */
export const FEW = 3;

/** Findings under the rules that they break, in the check's own order; of each rule only a few, unless it is unfolded. */
export function linesOf(findings: readonly Finding[], unfolded: ReadonlySet<string>): Line[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return [...groups].flatMap(([code, group]): Line[] => {
    const count = group.length;
    // One more is not worth a line that says so.
    const shown = unfolded.has(code) || count <= FEW + 1 ? group : group.slice(0, FEW);
    return [
      { is: "rule", code, count },
      ...shown.map((finding): Line => ({ is: "finding", finding })),
      ...(shown.length < count ? [{ is: "more" as const, code, count: count - shown.length }] : []),
    ];
  });
}

/** How many open findings of each rule can be mended in one click. */
export function fixableOf(findings: readonly Finding[]): Map<string, number> {
  const fixable = new Map<string, number>();
  for (const { code, fix, accepted } of findings) {
    if (fix && !accepted) fixable.set(code, (fixable.get(code) ?? 0) + 1);
  }
  return fixable;
}
