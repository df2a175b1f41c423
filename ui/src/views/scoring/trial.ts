import type { Criterion } from "../../bindings/Criterion";
import type { NamedMeasure } from "../../bindings/NamedMeasure";
import type { ScoreMethod } from "../../bindings/ScoreMethod";
import type { ScoreSettings } from "../../bindings/ScoreSettings";
import { make, set } from "../../domain/changes";

export const METHOD: Record<ScoreMethod, string> = {
  rice: "RICE",
  ice: "ICE",
  wsjf: "WSJF (SAFe)",
  cd3: "WSJF (Reinertsen)",
  moscow: "MoSCoW",
  value_effort: "Value / effort",
  weighted: "Weighted scorecard",
};

/** A criterion while it is being tried. */
export interface TriedCriterion extends Criterion {
  /** Tells it from the others as long as it is tried. */
  id: number;
  /** Not stored yet: the name under which items keep its numbers follows from its label. */
  isNew: boolean;
}

/** Settings while they are being tried; nothing of it is stored. */
export interface Trial extends Omit<ScoreSettings, "criteria"> {
  criteria: readonly TriedCriterion[];
}

/** What a trial begins with: the settings as they are. */
export function trialOf(settings: ScoreSettings): Trial {
  return { ...settings, criteria: settings.criteria.map((criterion, id) => ({ ...criterion, id, isNew: false })) };
}

/** `strategic_fit` for `Strategic fit`. */
function spelt(label: string): string {
  const bare = label.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return bare.replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "");
}

/**
 * The settings that a trial stands for. A new criterion of the name of a number that items carry on its scale is that
 * number; else it gets a name that nothing else has, so that it never counts what was meant as something else.
 */
export function settingsOf(
  trial: Trial,
  { taken, countable }: { taken: readonly string[]; countable: readonly NamedMeasure[] },
): ScoreSettings {
  const used = new Set(trial.criteria.filter((one) => !one.isNew).map((one) => one.key));
  const criteria = trial.criteria.map(({ id, isNew, ...criterion }): Criterion => {
    const label = criterion.label.trim();
    if (!isNew) return { ...criterion, label };
    const wanted = spelt(label) || `criterion_${id}`;
    const carried = countable.find(({ measure, label: name }) => measure === wanted || spelt(name) === wanted);
    const isFree = (key: string) => !used.has(key) && !taken.includes(key);
    let key = carried && !used.has(carried.measure) ? carried.measure : wanted;
    for (let n = 2; key !== carried?.measure && !isFree(key); n++) key = `${wanted}_${n}`;
    used.add(key);
    return { ...criterion, key, label };
  });
  return { ...trial, criteria };
}

/** What stands in the way of keeping a trial, as a sentence; null where nothing does. */
export function objection(trial: Trial): string | null {
  const names = trial.criteria.map(({ label }) => label.trim().toLowerCase());
  if (names.includes("")) return "Every criterion needs a name.";
  const twice = trial.criteria.find((_, place) => names.indexOf(names[place] ?? "") < place);
  if (twice) return `There are two criteria “${twice.label.trim()}”.`;
  const upended = trial.criteria.find(({ least, most }) => least >= most);
  if (upended) return `The scale of “${upended.label.trim()}” must end above where it begins.`;
  if (trial.method !== "weighted") return null;
  if (names.length === 0) return "Add a criterion first.";
  if (trial.criteria.every(({ weight }) => weight === 0)) return "Give at least one criterion a weight.";
  return null;
}

/** Whether two settings score alike. */
export function isSame(a: ScoreSettings, b: ScoreSettings): boolean {
  const said = ({ method, ice, criteria }: ScoreSettings) => JSON.stringify([method, ice, criteria.map(listed)]);
  return said(a) === said(b);
}

function listed({ key, label, weight, cost, least, most }: Criterion) {
  return [key, label, weight, cost, least, most];
}

/** The change that stores settings, and what it is called. */
export function keeping(settings: ScoreSettings, stored: ScoreSettings | null, before: ScoreSettings) {
  const { id: _, ...fields } = settings;
  const change =
    stored === null
      ? make("score_settings", { ...fields }).change
      : set({ kind: "score_settings", id: stored.id }, { ...fields });
  return { change, label: labelOf(settings, before) };
}

function labelOf(after: ScoreSettings, before: ScoreSettings): string {
  if (after.method !== before.method) return `Score items by ${METHOD[after.method]}`;
  if (after.ice !== before.ice) return `Let ICE ${after.ice === "mean" ? "take the mean" : "multiply"}`;
  const names = (settings: ScoreSettings) => JSON.stringify(settings.criteria.map(({ weight: _, ...rest }) => rest));
  return names(after) === names(before)
    ? "Change the weights of the scorecard"
    : "Change the criteria of the scorecard";
}
