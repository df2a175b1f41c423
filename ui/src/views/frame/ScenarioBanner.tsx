import { useStatus } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { useWorkOn } from "../../domain/scenarios";
import { count } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { ScenariosIcon } from "../../primitives/icons";
import { Banner } from "./Banner";

/** Says that everything in the window is of a scenario, and leads back to the plan itself. */
export function ScenarioBanner() {
  const status = useStatus();
  const { view, go } = useNavigation();
  const workOn = useWorkOn();
  if (!status?.scenario || status.past) return null;
  const { title, behind } = status.scenario;
  return (
    <Banner
      icon={<ScenariosIcon />}
      tentative
      actions={
        <>
          {view === "scenarios" ? null : <Button onPress={() => go("scenarios")}>Beside the plan</Button>}
          <Button onPress={() => workOn(null)}>Back to the plan</Button>
        </>
      }
    >
      Scenario <strong>{title}</strong>: what you change stays in it.
      {behind > 0 ? ` The plan has gone on by ${count(behind, "edit")} since.` : ""}
    </Banner>
  );
}
