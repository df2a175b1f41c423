import type { ReactNode } from "react";
import type { Detail } from "../../bindings/Detail";
import { nameField, set } from "../../domain/changes";
import { useAskIf, useEdit, useStatus, useToday, useWritable } from "../../domain/core";
import { FindingCard } from "../../domain/findings/FindingCard";
import { useFindingsOf } from "../../domain/findings/report";
import { useNavigation } from "../../domain/navigation";
import { useUndoOffer } from "../../domain/undo-offer";
import { kindLabel } from "../../domain/words";
import { usePlatform } from "../../platform";
import { Button, IconButton } from "../../primitives/Button";
import { CloseIcon, MoreIcon, OpenIcon, TrashIcon } from "../../primitives/icons";
import { Menu } from "../../primitives/Menu";
import { criterionColumns } from "../lists/columns/scores";
import type { Column, GridRow } from "../lists/grid/column";
import { useInspector } from ".";
import { EffortBehind } from "./EffortBehind";
import { FieldRow } from "./FieldRow";
import { itemFields, keyResultFields, leaderFields, objectiveFields, productFields, strategyFields } from "./fields";
import { InlineText } from "./InlineText";
import styles from "./Inspector.module.css";
import { ItemScore } from "./ItemScore";
import { KeyResults } from "./KeyResults";
import { type Line, lineOf } from "./line";
import { Outside } from "./Outside";
import { Related } from "./Related";
import { Thread } from "./Thread";

/** Everything about one record, its thread on top, to be edited in place. */
export function RecordPanel({ detail }: { detail: Detail }) {
  const edit = useEdit();
  const { record } = detail;
  const ref = { kind: record.kind, id: record.id };
  const name = nameField(record.kind);
  const title = name in record ? String(record[name as keyof typeof record]) : "";
  const description = "description" in record ? record.description : null;
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <div className={styles.kind}>
          <span>{record.kind === "item" ? "Roadmap item" : kindLabel(record.kind)}</span>
          <Tools detail={detail} title={title} />
        </div>
        <h2 className={styles.heading}>
          <InlineText
            key={record.id}
            label="Title"
            placeholder="Title"
            look="title"
            value={title}
            onChange={(next) => edit([set(ref, { [name]: next })])}
          />
        </h2>
        {description === null ? null : (
          <InlineText
            key={`${record.id} description`}
            label="Description"
            placeholder="Add a description"
            look="text"
            value={description}
            onChange={(next) => edit([set(ref, { description: next })])}
          />
        )}
        {record.kind === "strategy" ? (
          <InlineText
            key={`${record.id} choice`}
            label="The choice made"
            placeholder="The choice made: where to play, how to win, what not to do"
            look="text"
            value={record.choice}
            onChange={(choice) => edit([set(ref, { choice })])}
          />
        ) : null}
      </header>
      <Thread detail={detail} />
      <KindFields detail={detail} title={title} />
      {record.kind === "objective" ? <KeyResults detail={detail} /> : null}
      <Outside detail={detail} />
      <Findings detail={detail} />
      <Related title={record.kind === "leader" ? "Answers for" : ""} records={detail.owns} />
      <Related
        title={record.kind === "leader" ? "Products" : ""}
        records={record.kind === "leader" ? detail.products : []}
      />
      <Related title={record.kind === "leader" ? "Reports" : "Parts"} records={detail.children} />
      <Source detail={detail} />
    </div>
  );
}

/** The fields of the record's kind. */
function KindFields({ detail, title }: { detail: Detail; title: string }) {
  const today = useToday();
  const unit = useStatus()?.effort_unit ?? "";
  const { record } = detail;
  const scored = useAskIf(record.kind === "item", "score", record.id).data;
  const asked = scored?.score.inputs.map((input) => input.ask) ?? [];
  switch (record.kind) {
    case "item":
      return (
        <FieldList
          columns={[
            ...itemFields(today, unit),
            ...criterionColumns<Line<typeof record>>(asked, 0, ({ own }) => own.scores),
          ]}
          row={lineOf(record, title, detail)}
        >
          {scored ? <ItemScore scored={scored} /> : null}
        </FieldList>
      );
    case "objective":
      return (
        <FieldList columns={objectiveFields(today)} row={lineOf(record, title, detail)}>
          <EffortBehind objective={record.id} />
        </FieldList>
      );
    case "strategy":
      return <FieldList columns={strategyFields()} row={lineOf(record, title, detail)} />;
    case "leader":
      return <FieldList columns={leaderFields(today)} row={lineOf(record, title, detail)} />;
    case "product":
      return <FieldList columns={productFields()} row={lineOf(record, title, detail)} />;
    case "key_result":
      return <FieldList columns={keyResultFields(today)} row={lineOf(record, title, detail)} />;
    default:
      return null;
  }
}

/** Fields one under the other. */
export function FieldList<Row extends GridRow>({
  columns,
  row,
  children,
}: {
  columns: readonly Column<Row>[];
  row: Row;
  children?: ReactNode;
}) {
  return (
    <dl className={styles.fields}>
      {columns.map((column) => (
        // Another record's field is another editor: one that is open closes.
        <FieldRow key={`${row.key} ${column.id}`} column={column} row={row} />
      ))}
      {children}
    </dl>
  );
}

function Findings({ detail }: { detail: Detail }) {
  const { kind, id } = detail.record;
  const findings = useFindingsOf(kind, id);
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label="Findings">
      {findings.map((finding) => (
        <FindingCard key={finding.code} finding={finding} />
      ))}
    </section>
  );
}

/** Where it came from, and what came with it that has no field of its own. */
function Source({ detail }: { detail: Detail }) {
  const { record } = detail;
  const platform = usePlatform();
  const extra = record.kind === "item" ? Object.entries(record.extra) : [];
  const external = "external_id" in record ? record.external_id : null;
  const url = record.kind === "item" ? record.url : "";
  if (extra.length === 0 && !external && url === "") return null;
  return (
    <section className={styles.source} data-selectable>
      {/^https?:\/\//.test(url) ? (
        <Button look="quiet" onPress={() => platform.openAddress(url)}>
          <OpenIcon />
          Open the web address
        </Button>
      ) : null}
      {external ? (
        <p>
          {"source" in record && record.source ? `${record.source} ` : ""}
          {external}
        </p>
      ) : null}
      <dl>
        {extra.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Tools({ detail, title }: { detail: Detail; title: string }) {
  const edit = useEdit();
  const offer = useUndoOffer();
  const writable = useWritable();
  const { select } = useNavigation();
  const { close } = useInspector();
  const { kind, id } = detail.record;
  const remove = async () => {
    const outcome = await edit([{ op: "delete", record: { kind, id } }]);
    if (!outcome) return;
    select(null);
    offer(outcome);
  };
  return (
    <span className={styles.tools}>
      {writable ? (
        <Menu
          label={title}
          trigger={
            <IconButton small label="More">
              <MoreIcon />
            </IconButton>
          }
          entries={[
            {
              id: "delete",
              label: `Delete this ${kindLabel(kind).toLowerCase()}`,
              icon: <TrashIcon />,
              danger: true,
              act: () => void remove(),
            },
          ]}
        />
      ) : null}
      <IconButton small label="Close the inspector" onPress={close}>
        <CloseIcon />
      </IconButton>
    </span>
  );
}
