import type { CheckSettings } from "../../bindings/CheckSettings";
import type { Explanation } from "../../bindings/Explanation";
import type { RuleSetting } from "../../bindings/RuleSetting";
import { make, set } from "../changes";
import { useAskIf, useEdit, useStatus } from "../core";

/** What the check goes by in the open workspace. */
type Settings = Omit<CheckSettings, "id">;

const USUAL: Settings = { rules: {}, products: [], from: null, until: null };

/** How the plan is checked, and a way to change that: one edit each. */
export function useCheckSettings(): { settings: Settings; change(fields: Partial<Settings>, label: string): void } {
  const isOpen = useStatus() !== null;
  const stored = useAskIf(isOpen, "check_settings").data ?? null;
  const edit = useEdit();
  return {
    settings: stored ?? USUAL,
    change(fields, label) {
      const change =
        stored === null
          ? make("check_settings", { ...USUAL, ...fields }).change
          : set({ kind: "check_settings", id: stored.id }, fields);
      void edit([change], label);
    },
  };
}

/** The rules' settings with one of them changed; what is as usual is not kept. */
export function withRule(rules: Settings["rules"], rule: Explanation, fields: Partial<RuleSetting>): Settings["rules"] {
  const { [rule.code]: before, ...others } = rules;
  const after: RuleSetting = { level: before?.level ?? null, limit: before?.limit ?? null, ...fields };
  if (after.limit === rule.limit?.usual) after.limit = null;
  return after.level === null && after.limit === null ? others : { ...others, [rule.code]: after };
}

/** The number that was typed for a limit; none where it is not one the rule can go by. */
export function readLimit(text: string, limit: NonNullable<Explanation["limit"]>): number | null {
  const number = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || !Number.isFinite(number)) return null;
  return number >= limit.least && number <= limit.most ? number : null;
}
