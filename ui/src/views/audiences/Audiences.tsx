import { useDeferredValue, useState } from "react";
import type { AudienceRow } from "../../bindings/AudienceRow";
import type { AudienceSpec } from "../../bindings/AudienceSpec";
import type { Precision } from "../../bindings/Precision";
import type { Shown } from "../../bindings/Shown";
import { useAudience, useAudiences, useLookAs } from "../../domain/audiences";
import { make, set } from "../../domain/changes";
import { useAsk, useEdit, useStatus } from "../../domain/core";
import { NO_FILTER } from "../../domain/specs";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { Checkbox, TextField } from "../../primitives/Field";
import { Select } from "../../primitives/Select";
import { FilterButton } from "../pictures/Filters";
import { depthOf, LEVELS, levelOf } from "../pictures/levels";
import styles from "./Audiences.module.css";
import { GROUPS, hiddenSaid, PRECISIONS } from "./words";

const NEW = "new";
const NOTHING: AudienceSpec = { filter: NO_FILTER, depth: null, precision: "quarter", shows: [] };

/** Where one decides what each audience sees, and looks at the plan as one of them. */
export default function Audiences({ onClose }: { onClose(): void }) {
  const audiences = useAudiences();
  const looking = useAudience();
  const [chosen, setChosen] = useState<string | null>(null);
  const name = chosen ?? looking?.title ?? audiences[0]?.title;
  if (name === undefined) return null;
  const row = audiences.find(({ title }) => title === name) ?? null;
  return <Deciding key={name} row={row} audiences={audiences} onChoose={setChosen} onClose={onClose} />;
}

interface DecidingProps {
  /** The audience that is looked at; none for a new one. */
  row: AudienceRow | null;
  audiences: readonly AudienceRow[];
  onChoose(name: string): void;
  onClose(): void;
}

function Deciding({ row, audiences, onChoose, onClose }: DecidingProps) {
  const edit = useEdit();
  const lookAs = useLookAs();
  // Who sees what may be changed while an audience looks; nothing else may.
  const status = useStatus();
  const isWritable = status?.access.access === "write" && status.past === null;
  const kept = row?.spec ?? NOTHING;
  const [title, setTitle] = useState(row?.title ?? "");
  const [spec, setSpec] = useState<AudienceSpec>(kept);
  const asked = useDeferredValue(JSON.stringify(spec));
  const hidden = useAsk("hidden", { spec: JSON.parse(asked) }).data;
  const named = title.trim();
  const taken = audiences.some(
    (other) => other.title !== row?.title && other.title.toLowerCase() === named.toLowerCase(),
  );
  const isChanged = named !== (row?.title ?? "") || asked !== JSON.stringify(kept);
  const canKeep = isWritable && named !== "" && !taken;
  const change = (part: Partial<AudienceSpec>) => setSpec((before) => ({ ...before, ...part }));

  /** Whether what was decided is kept, where something was. */
  async function keep(): Promise<boolean> {
    if (!isChanged) return true;
    if (!canKeep) return false;
    const fields = { title: named, spec };
    const changes = row?.id
      ? set({ kind: "audience", id: row.id }, fields)
      : make("audience", { ...fields, position: audiences.length }).change;
    return (await edit([changes], `Decide what ${named} sees`)) !== null;
  }

  async function see() {
    if (!(await keep())) return;
    await lookAs(named);
    onClose();
  }

  async function remove() {
    if (!row?.id) return;
    if (await edit([{ op: "delete", record: { kind: "audience", id: row.id } }], `Delete audience ${row.title}`)) {
      onClose();
    }
  }

  return (
    <Dialog
      title="Who sees what"
      subtitle="What an audience does not see is taken out of the plan before anything is drawn or written for it."
      size="wide"
      holds={isChanged}
      onClose={onClose}
      actions={
        <>
          {row?.id && isWritable ? <Button onPress={() => void remove()}>Delete</Button> : null}
          <span className={styles.grow} />
          <Button
            isDisabled={!isChanged || !canKeep}
            onPress={async () => {
              if (await keep()) onClose();
            }}
          >
            Keep
          </Button>
          <Button look="main" isDisabled={row === null ? !canKeep : isChanged && !canKeep} onPress={() => void see()}>
            See the plan so
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.head}>
          <Select<string>
            look="form"
            label="Audience"
            options={[
              ...audiences.map(({ title, id }) => ({ id: title, label: title, ...(id ? {} : { detail: "offered" }) })),
              { id: NEW, label: "Another one…" },
            ]}
            value={row?.title ?? NEW}
            onChange={onChoose}
          />
          <TextField
            label="Name"
            value={title}
            onChange={setTitle}
            isReadOnly={!isWritable}
            error={taken ? "There is an audience of that name already." : null}
          />
        </div>
        {row && !row.spec ? (
          <p role="alert">It was saved by a newer Throughline and cannot be read here: nothing is shown to it.</p>
        ) : null}
        <div className={styles.head}>
          <Select<Precision>
            look="form"
            label="Dates"
            options={PRECISIONS}
            value={spec.precision}
            onChange={(precision) => change({ precision })}
          />
          <Select
            look="form"
            label="Levels of items"
            options={LEVELS}
            value={levelOf(spec.depth)}
            onChange={(level) => change({ depth: depthOf(level) })}
          />
          <FilterButton filter={spec.filter} onChange={(filter) => change({ filter })} />
        </div>
        <p className={styles.said} role="status">
          {hidden ? hiddenSaid(hidden) : ""}
        </p>
        <div className={styles.groups}>
          {GROUPS.map(({ title, of }) => (
            <fieldset key={title} className={styles.group}>
              <legend>{title} it sees</legend>
              {of.map((what) => (
                <Option key={what} what={what} lines={hidden?.lines ?? []} spec={spec} onChange={change} />
              ))}
            </fieldset>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** One thing that an audience can be shown or not, with how much of it there is. */
function Option({
  what,
  lines,
  spec,
  onChange,
}: {
  what: Shown;
  lines: readonly { what: Shown; label: string; count: number }[];
  spec: AudienceSpec;
  onChange(part: Partial<AudienceSpec>): void;
}) {
  const line = lines.find((line) => line.what === what);
  const shown = spec.shows.includes(what);
  if (!line) return null;
  return (
    <div className={styles.option}>
      <Checkbox
        isSelected={shown}
        onChange={(on) => onChange({ shows: on ? [...spec.shows, what] : spec.shows.filter((one) => one !== what) })}
      >
        {line.label}
      </Checkbox>
      {line.count > 0 ? (
        <span className={styles.count}>
          {line.count} {shown ? "shown" : "hidden"}
        </span>
      ) : null}
    </div>
  );
}
