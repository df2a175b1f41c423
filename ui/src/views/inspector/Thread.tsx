import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Detail } from "../../bindings/Detail";
import type { Named } from "../../bindings/Named";
import { useEdit, useWritable } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { IconButton } from "../../primitives/Button";
import { CloseIcon, LinkIcon } from "../../primitives/icons";
import { Avatar } from "../../primitives/Small";
import { CellEditor } from "../lists/grid/CellEditor";
import { type Stage, stagesOf } from "./stages";
import styles from "./Thread.module.css";

/** The line from the objective to who answers for it; where it is broken, it says so and can be mended. */
export function Thread({ detail }: { detail: Detail }) {
  const stages = stagesOf(detail);
  if (stages.length === 0) return null;
  const hue = detail.hue === null ? "var(--hatch-solid)" : `var(--hue${detail.hue % 10}-solid)`;
  return (
    <section aria-label="Thread">
      <ol className={styles.thread} style={{ color: hue }}>
        {stages.map((stage) => (
          <Stop key={stage.kind} stage={stage} />
        ))}
      </ol>
    </section>
  );
}

function Stop({ stage }: { stage: Stage }) {
  const writable = useWritable();
  const edit = useEdit();
  const [editing, setEditing] = useState(false);
  const { editor, records, isHere, label } = stage;
  const isBroken = records.length === 0;
  return (
    <li className={styles.stop} data-here={isHere} data-broken={isBroken} data-kind={stage.kind}>
      <span className={styles.label}>
        {records.length > 1 ? PLURAL[stage.kind] : label}
        {editor && writable && !editing ? (
          <IconButton small label={editLabel(stage)} onPress={() => setEditing(true)}>
            <LinkIcon />
          </IconButton>
        ) : null}
      </span>
      {editing && editor ? (
        <div className={styles.editor}>
          <CellEditor
            editor={editor}
            label={label}
            typed={null}
            commit={(changes) => {
              setEditing(false);
              if (changes.length > 0) void edit(changes);
            }}
            cancel={() => setEditing(false)}
          />
        </div>
      ) : null}
      {records.map((named) => (
        <Stood key={named.record.id} named={named} stage={stage} />
      ))}
      {isBroken && !editing ? <span className={styles.missing}>{stage.missing}</span> : null}
      {stage.more ? <span className={styles.detail}>{stage.more}</span> : null}
    </li>
  );
}

const PLURAL: { [kind: string]: string } = { objective: "Objectives", strategy: "Strategies", item: "Items" };

function editLabel({ kind, records, editor }: Stage): string {
  if (kind === "leader") return records.length === 0 ? "Choose an owner" : "Change the owner";
  return editor?.kind === "records" && editor.value.length > 0 ? "Change the links" : `Link to a ${kind}`;
}

function Stood({ named, stage }: { named: Named; stage: Stage }) {
  const { select } = useNavigation();
  const writable = useWritable();
  const edit = useEdit();
  const { record, title, detail } = named;
  const changes = stage.isHere || !writable ? null : stage.unlink(record);
  return (
    <div className={styles.stood}>
      {stage.kind === "leader" ? <Avatar name={title} size={21} /> : null}
      <div className={styles.words}>
        {stage.isHere ? (
          <span className={styles.title} aria-current="true">
            {title}
          </span>
        ) : (
          <Pressable className={styles.title} onPress={() => select(record)}>
            {title}
          </Pressable>
        )}
        {detail && !stage.isHere ? <span className={styles.detail}>{detail}</span> : null}
      </div>
      {changes ? (
        <span className={styles.unlink}>
          <IconButton
            small
            label={stage.kind === "leader" ? `Take ${title} off` : `Unlink ${title}`}
            onPress={() => edit(changes)}
          >
            <CloseIcon />
          </IconButton>
        </span>
      ) : null}
    </div>
  );
}
