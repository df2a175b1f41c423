import { useStatus } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { here } from "../../domain/scenarios";
import { useLook, usePast } from "../../domain/time";
import { Button } from "../../primitives/Button";
import { HistoryIcon } from "../../primitives/icons";
import { Banner } from "./Banner";

/** Says that everything in the window is of another day, and leads back. */
export function PastBanner() {
  const past = usePast();
  const look = useLook();
  const status = useStatus();
  if (!past) return null;
  const day = dateLabel(past.day);
  return (
    <Banner
      icon={<HistoryIcon />}
      actions={
        <Button onPress={() => look(here(status))}>
          {status?.scenario ? `Back to “${status.scenario.title}”` : "Back to now"}
        </Button>
      }
    >
      The plan as of <strong>{past.label === day ? day : `${past.label} (${day})`}</strong>, to be read only
    </Banner>
  );
}
