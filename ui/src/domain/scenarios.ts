import { useCallback } from "react";
import type { Id } from "../bindings/Id";
import type { InScenario } from "../bindings/InScenario";
import type { Scenario } from "../bindings/Scenario";
import type { Status } from "../bindings/Status";
import { useAskIf, useStatus } from "./core";
import { useLook } from "./time";

/** The scenario that is worked on; none for the plan itself. */
export function useScenario(): InScenario | null {
  return useStatus()?.scenario ?? null;
}

/** The scenarios there are, oldest first, without what each comes to. */
export function useScenarios(): readonly Scenario[] {
  const open = useStatus() !== null;
  return useAskIf(open, "scenario_records").data ?? NONE;
}

const NONE: readonly Scenario[] = [];

/** How a scenario is named as a point in the life of the plan, whatever it is called, now and later. */
export function pointOf(scenario: Id): string {
  return `scenario:${scenario}`;
}

/** What is worked on, as a point: a scenario, or the plan itself. */
export function here(status: Status | null): string {
  return status?.scenario ? pointOf(status.scenario.id) : "now";
}

/** Works on a scenario from now on, or on the plan itself. */
export function useWorkOn(): (scenario: Id | null) => void {
  const look = useLook();
  return useCallback((scenario) => look(scenario === null ? "now" : pointOf(scenario)), [look]);
}
