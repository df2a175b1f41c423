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
