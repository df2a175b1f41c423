import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from "react";
import type { Change } from "../../bindings/Change";
import type { RecordKind } from "../../bindings/RecordKind";
import type { RecordRef } from "../../bindings/RecordRef";
import { make, nameField } from "../../domain/changes";
import { useOfferItems } from "../../domain/chosen";
import { useEdit, useStatus, useWritable } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { useUndoOffer } from "../../domain/undo-offer";
import { kindLabel } from "../../domain/words";
import { number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { SearchField } from "../../primitives/Field";
import { Hint } from "../../primitives/Hint";
import { ExportIcon, PlusIcon } from "../../primitives/icons";
import type { MenuEntry } from "../../primitives/Menu";
import { MenuAt } from "../../primitives/MenuAt";
import { Empty } from "../../primitives/Small";
import { useTableExport } from "../export/useTableExport";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { BulkBar } from "./bulk/BulkBar";
import { type BulkAction, called, deleteAll } from "./bulk/bulk";
import type { Column, GridRow } from "./grid/column";
import { type Draft, Grid } from "./grid/Grid";
import { useGridMemory } from "./grid/memory";
import { NOTHING, without } from "./grid/selection";
import styles from "./ListView.module.css";

/** How a row is made below another. */
export interface Below<Row extends GridRow> {
  /** In the menu of a row: `Add a key result`. */
  label: string;
  kind: RecordKind;
  fits(row: Row): boolean;
  /** The fields that put the new record there. */
  fields(row: Row): { [field: string]: unknown };
}

interface ListViewProps<Row extends GridRow> {
  title: string;
  /** What the button makes. */
  kind: RecordKind;
  /** None while they are not known yet. */
  rows: readonly Row[] | undefined;
  columns: readonly Column<Row>[];
  bulk: readonly BulkAction<Row>[];
  below?: Below<Row>;
  /** The record that a row exists only for. */
  under?(row: Row): RecordRef | null;
  /** What is said where there is nothing yet. */
  empty: ReactNode;
  /** What else can be done with such records, in the bar. */
  more?: ReactNode;
}

const NONE: never[] = [];

/** The records of one kind, edited in place. */
export function ListView<Row extends GridRow>(props: ListViewProps<Row>) {
  const { title, kind, columns, bulk, below, under } = props;
  const rows = props.rows ?? NONE;
  const edit = useEdit();
  const offer = useUndoOffer();
  const writable = useWritable();
  const memory = useGridMemory(`${useStatus()?.path ?? ""}:${title}`);
  const { selected, select } = useNavigation();
  const inspector = useInspector();
  const exportTable = useTableExport(kind);
  const [find, setFind] = useState("");
  const deferred = useDeferredValue(find);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [menu, setMenu] = useState<{ row: Row; anchor: Element } | null>(null);
  const [kept, setSelection] = useState(NOTHING);
  const there = useMemo(() => new Set(rows.map((row) => row.key)), [rows]);
  const selection = useMemo(() => without(kept, there), [kept, there]);
  const chosen = useMemo(() => rows.filter((row) => selection.keys.has(row.key)), [rows, selection]);

  const items = useMemo(() => chosen.flatMap(({ record }) => (record.kind === "item" ? [record.id] : [])), [chosen]);
  useOfferItems(items);

  const commit = useCallback(async (changes: Change[]) => ((await edit(changes))?.seq ?? null) !== null, [edit]);

  async function remove(gone: readonly Row[]) {
    const outcome = await edit(deleteAll(gone, under), gone.length === 1 ? undefined : `Delete ${called(gone)}`);
    if (!outcome) return;
    setSelection(NOTHING);
    offer(outcome);
  }

  async function change(changes: Change[], label: string) {
    const outcome = await edit(changes, label);
    if (outcome) offer(outcome);
  }

  function begin(makes: RecordKind, row: Row | null, fields: { [field: string]: unknown }) {
    setFind("");
    setDraft({
      below: row?.key ?? null,
      label: `New ${kindLabel(makes).toLowerCase()}`,
      read: (typed) =>
        typed.trim() === ""
          ? { problem: "A name is needed." }
          : { changes: [make(makes, { ...fields, [nameField(makes)]: typed.trim() }).change] },
    });
  }

  function entries(row: Row): MenuEntry[] {
    const open: MenuEntry = { id: "open", label: "Open", keys: "Ctrl+Enter", act: () => openRow(row) };
    if (!writable) return [open];
    const add: MenuEntry[] =
      below?.fits(row) === true
        ? [{ id: "add", label: below.label, act: () => begin(below.kind, row, below.fields(row)) }]
        : [];
    const gone = { id: "delete", label: `Delete`, danger: true, divided: true, act: () => void remove([row]) };
    return [open, ...add, gone];
  }

  function openRow(row: Row) {
    select(row.record);
    inspector.open();
  }

  const newButton = (
    <Button look="main" isDisabled={!writable} onPress={() => begin(kind, null, {})}>
      <PlusIcon />
      New {kindLabel(kind).toLowerCase()}
    </Button>
  );
  const nothingYet = props.rows !== undefined && rows.length === 0 && draft === null;
  return (
    <View
      title={title}
      controls={
        <>
          <div className={styles.find}>
            <SearchField label="Filter" value={find} onChange={setFind} />
          </div>
          <span className={styles.count}>{number(rows.filter((row) => row.record.kind === kind).length)}</span>
        </>
      }
      end={
        <>
          {rows.length > 0 ? props.more : null}
          {exportTable && rows.length > 0 ? (
            <Hint text="Export the table as CSV, to edit it in a spreadsheet and import it again">
              <Button onPress={exportTable}>
                <ExportIcon />
                Export
              </Button>
            </Hint>
          ) : null}
          {newButton}
        </>
      }
    >
      {nothingYet ? (
        <Empty title={`No ${title.toLowerCase()} yet`} actions={newButton}>
          {props.empty}
        </Empty>
      ) : (
        <Grid
          label={title}
          rows={rows}
          columns={columns}
          find={deferred}
          writable={writable}
          memory={memory}
          selection={selection}
          onSelection={setSelection}
          current={selected && there.has(selected.id) ? selected.id : null}
          onCurrent={(row) => select(row.record)}
          onOpen={openRow}
          onCommit={commit}
          onMenu={(row, anchor) => setMenu({ row, anchor })}
          onDelete={(gone) => void remove(gone)}
          draft={draft}
          onDraft={setDraft}
        />
      )}
      {chosen.length > 0 && writable ? (
        <BulkBar
          rows={chosen}
          actions={bulk}
          onEdit={(changes, label) => void change(changes, label)}
          onDelete={() => void remove(chosen)}
          onClose={() => setSelection(NOTHING)}
        />
      ) : null}
      {menu ? (
        <MenuAt label={menu.row.title} anchor={menu.anchor} entries={entries(menu.row)} onClose={() => setMenu(null)} />
      ) : null}
    </View>
  );
}
