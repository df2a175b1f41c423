import { useState } from "react";
import type { What } from "../../bindings/What";
import { useAskIf, useStatus } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { useLook } from "../../domain/time";
import { usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import type { Option } from "../../primitives/Select";
import { Empty } from "../../primitives/Small";
import { useToast } from "../../primitives/Toasts";
import styles from "./Compare.module.css";
import { Counts, Differences } from "./Differences";
import { NameCheckpoint } from "./Log";
import { Moment, START, useMoments } from "./Moment";

const NOW: Option<string> = { id: "now", label: "Now" };

/** What is different between two moments of the plan, in product words. */
export function Compare({ from, onFrom }: { from: string | null; onFrom(point: string): void }) {
  const status = useStatus();
  const platform = usePlatform();
  const toast = useToast();
  const look = useLook();
  const { go } = useNavigation();
  const [, setPicture] = usePicture("changes");
  const { named, scenarios, days } = useMoments();
  const [to, setTo] = useState("now");
  const [only, setOnly] = useState<What | null>(null);
  const [naming, setNaming] = useState(false);
  const start = from ?? named[0]?.id ?? START;
  const compared = useAskIf(status !== null, "compare", { from: start, to }).data;

  async function copy() {
    if (!compared) return;
    await platform.copyText(compared.markdown);
    toast({ message: "Copied, to paste into a mail or a page." });
  }

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Moment label="From" value={start} options={[...named, ...scenarios, NOW, ...days]} onChange={onFrom} />
        <Moment label="To" value={to} options={[NOW, ...named, ...scenarios, ...days]} onChange={setTo} />
        <span className={styles.gap} />
        {compared?.from.entry != null && start !== "now" ? (
          <Button onPress={() => look(start)}>
            {compared.from.scenario === null
              ? `See the plan as of ${compared.from.label}`
              : `Work in “${compared.from.label}”`}
          </Button>
        ) : null}
        {to === "now" && start !== "now" ? (
          <Button
            onPress={() => {
              setPicture({ baseline: start, unfolded: [] });
              go("changes");
            }}
          >
            As a picture
          </Button>
        ) : null}
        <Button isDisabled={!compared || compared.changes.records.length === 0} onPress={() => void copy()}>
          Copy
        </Button>
        {status?.access.access === "write" &&
        status.past === null &&
        status.scenario === null &&
        status.audience === null ? (
          <Button onPress={() => setNaming(true)}>Keep now as a checkpoint</Button>
        ) : null}
      </div>
      {!compared ? null : compared.changes.records.length === 0 ? (
        <Empty title="Nothing changed">
          The plan is the same at both moments. Choose an earlier one, or keep a checkpoint to compare with later.
        </Empty>
      ) : (
        <div className={styles.list}>
          <Counts changes={compared.changes} only={only} onOnly={setOnly} />
          <Differences records={compared.changes.records} only={only} />
        </div>
      )}
      {naming && status ? <NameCheckpoint entry={status.undo.entries} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}
