import { useAuthor } from "../../domain/author";
import { useAsk, useAskIf, useStatus } from "../../domain/core";
import { asking, useStanding } from "../../domain/findings/report";
import { useNavigation, type ViewName } from "../../domain/navigation";
import { number } from "../../lib/numbers";
import { Button, IconButton } from "../../primitives/Button";
import { Explained } from "../../primitives/Hint";
import { CloseIcon } from "../../primitives/icons";
import { Pressable } from "../../primitives/Pressable";
import { QuietInput } from "../../primitives/QuietInput";
import { partsLabel, shareLabel } from "../alignment/CoverageRow";
import { useInspector } from ".";
import { workspaceFields } from "./fields";
import styles from "./Inspector.module.css";
import { lineOf } from "./line";
import { FieldList } from "./RecordPanel";

/** The workspace as a whole: what the inspector shows while nothing is selected. */
export function Overview() {
  const status = useStatus();
  const summary = useAsk("summary").data;
  const standing = useStanding();
  const { go } = useNavigation();
  const { close } = useInspector();
  const workspace = useAskIf(status !== null, "record", status?.workspace ?? { kind: "workspace", id: "" }).data;
  if (!status || !summary) return null;
  const counts: [ViewName, string, number][] = [
    ["objectives", "Objectives", summary.objectives],
    ["strategy", "Strategies", summary.strategies],
    ["items", "Items", summary.items],
    ["leaders", "Leaders", summary.leaders],
    ["products", "Products", summary.products],
  ];
  const asks = asking(standing);
  const items = standing?.items;
  // An audience is shown nothing of the file, of who works in it, or of what it does not see.
  const seen = status.audience !== null;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <div className={styles.kind}>
          <span>Workspace</span>
          <span className={styles.tools}>
            <IconButton small label="Close the inspector" onPress={close}>
              <CloseIcon />
            </IconButton>
          </span>
        </div>
        <h2 className={styles.name}>{status.title}</h2>
        {seen ? null : (
          <p className={styles.path} data-selectable>
            {status.path}
            {status.access.access === "read_only" ? ` – read only: ${status.access.reason}` : ""}
          </p>
        )}
      </header>
      <div className={styles.stands} data-known={standing !== null}>
        {items && !(seen && summary.objectives === 0) ? (
          <div className={styles.aligned}>
            <Explained
              label={`Aligned: ${shareLabel(items)}`}
              by={
                <>
                  <strong>{partsLabel(items, "items")}</strong>
                  <p>{items.formula}</p>
                </>
              }
            >
              <span className={styles.big}>{shareLabel(items)}</span>
            </Explained>
            <span>of active items reach an objective</span>
          </div>
        ) : null}
        {asks > 0 ? (
          <Button onPress={() => go("alignment")}>
            {asks === 1 ? "1 finding" : `${number(asks)} findings`} to look at
          </Button>
        ) : null}
      </div>
      <dl className={styles.fields}>
        {counts.map(([view, label, n]) => (
          <div key={view} className={styles.countRow}>
            <dt>{label}</dt>
            <dd>
              <Pressable className={styles.link} aria-label={`${label}: ${number(n)}`} onPress={() => go(view)}>
                {number(n)}
              </Pressable>
            </dd>
          </div>
        ))}
      </dl>
      {workspace?.record.kind === "workspace" ? (
        <FieldList columns={workspaceFields()} row={lineOf(workspace.record, status.title, workspace)} />
      ) : null}
      {seen ? null : (
        <>
          <Signature />
          <p className={styles.hint}>Select anything to see its thread and edit it here.</p>
        </>
      )}
    </div>
  );
}

/** By which name what is done here stands in the history. */
function Signature() {
  const [author, sign] = useAuthor();
  if (!author) return null;
  return (
    <dl className={styles.signature}>
      <div className={styles.countRow}>
        <dt>You sign edits as</dt>
        <dd>
          <QuietInput label="You sign edits as" value={author.name} placeholder="Your name" onChange={sign} />
        </dd>
      </div>
    </dl>
  );
}
