import { sameRef } from "../../domain/changes";
import { useAskIf } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { Overview } from "./Overview";
import { RecordPanel } from "./RecordPanel";

/** The selected record, or the workspace as a whole. */
export default function Inspector() {
  const { selected } = useNavigation();
  const asked = useAskIf(selected !== null, "record", selected ?? { kind: "item", id: "" });
  // A record that was deleted, here or by an undo, is not shown any more.
  if (selected === null || asked.error) return <Overview />;
  if (!asked.data) return null;
  const { kind, id } = asked.data.record;
  // While the next record is asked for the last one stays, but never to be edited as if it were the next.
  return <div inert={!sameRef({ kind, id }, selected)}>{<RecordPanel detail={asked.data} />}</div>;
}
