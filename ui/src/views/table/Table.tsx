import { useCallback, useMemo, useState } from "react";
import type { Change } from "../../bindings/Change";
import type { Id } from "../../bindings/Id";
import type { TableFieldInfo } from "../../bindings/TableFieldInfo";
import type { TableSpec } from "../../bindings/TableSpec";
import { make } from "../../domain/changes";
import { useOfferItems } from "../../domain/chosen";
import { useAsk, useAskIf, useEdit, useStatus, useWritable } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { NO_FILTER } from "../../domain/specs";
import { useUndoOffer } from "../../domain/undo-offer";
import { counted } from "../../domain/words";
import { Button } from "../../primitives/Button";
import { PlusIcon } from "../../primitives/icons";
import type { MenuEntry } from "../../primitives/Menu";
import { MenuAt } from "../../primitives/MenuAt";
import { Select } from "../../primitives/Select";
import { Empty } from "../../primitives/Small";
import { useActions } from "../actions";
import { View } from "../frame/View";
import { useInspector } from "../inspector";
import { BulkBar } from "../lists/bulk/BulkBar";
import { itemLine } from "../lists/columns/items";
import type { Column } from "../lists/grid/column";
import type { Draft } from "../lists/grid/Grid";
import { NOTHING } from "../lists/grid/selection";
import { itemBulk } from "../lists/Items";
import { ExportButton } from "../pictures/ExportButton";
import { FilterChips } from "../pictures/FilterChips";
import { conditions, FilterButton } from "../pictures/Filters";
import { Nothing } from "../pictures/Nothing";
import { SaveView, usePictureTitle } from "../saved/SaveView";
import { ColumnsButton } from "./ColumnChoice";
import { tableColumns } from "./columns";
import type { Line, TableItem } from "./lines";
import { shownColumns, shownOrNot, sortedBy } from "./settings";
import { TableGrid } from "./TableGrid";
import type { Rows } from "./useRows";

const NO_FIELDS: readonly TableFieldInfo[] = [];
/** Stands for no group in the list of choices. */
const NONE = "";

/** Every field of the items, in rows and columns. */
export default function Table() {
  const [spec, set] = usePicture("table");
  const { table } = spec;
  const title = usePictureTitle("table", "Table");
  const status = useStatus();
  const writable = useWritable();
  const fields = useAsk("table_fields").data ?? NO_FIELDS;
  const edit = useEdit();
  const offer = useUndoOffer();
  const { select } = useNavigation();
  const inspector = useInspector();
  const { openMove } = useActions();
  const [selection, setSelection] = useState(NOTHING);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [menu, setMenu] = useState<{ label: string; entries: MenuEntry[]; anchor: Element } | null>(null);
  const [seen, setSeen] = useState<{ count: number | null; problem: string | null }>({ count: null, problem: null });

  const today = status?.today ?? "";
  const unit = status?.effort_unit ?? "";
  const shown = useMemo(() => shownColumns(table, fields), [table, fields]);
  const columns = useMemo(() => tableColumns(shown, { today, effortUnit: unit, fields }), [shown, today, unit, fields]);
  // What is asked of the core is how the picture is set, without the window's own size.
  const asked = useMemo(() => ({ ...spec, selected: [], width: 0, height: 0 }), [spec]);
  const setTable = (change: Partial<TableSpec>) => set({ table: { ...table, ...change } });

  const ids = useMemo(() => [...selection.keys], [selection]);
  useOfferItems(ids);
  const ticked = useAskIf(ids.length > 0, "items_of", { ids }).data;
  const chosen = useMemo(
    () => (ids.length === 0 ? [] : (ticked ?? []).filter(({ id }) => selection.keys.has(id)).map(itemLine)),
    [ids, ticked, selection],
  );
  const bulk = useMemo(() => itemBulk((rows) => openMove(rows.map(({ record }) => record.id))), [openMove]);

  const commit = useCallback(async (changes: Change[]) => ((await edit(changes))?.seq ?? null) !== null, [edit]);
  async function change(changes: Change[], label?: string) {
    const outcome = await edit(changes, label);
    if (outcome) offer(outcome);
    return outcome;
  }
  async function remove(gone: readonly Id[]) {
    const changes = gone.map((id): Change => ({ op: "delete", record: { kind: "item", id } }));
    if (await change(changes, gone.length === 1 ? undefined : `Delete ${counted(gone.length, "item")}`)) {
      setSelection(NOTHING);
    }
  }
  function open(item: TableItem) {
    select(item.record);
    inspector.open();
  }
  const onCurrent = useCallback(
    (line: Line) => {
      if (line.item) select(line.item.record);
    },
    [select],
  );
  const onRows = useCallback(
    ({ count, problem }: Rows) =>
      setSeen((before) => (before.count === count && before.problem === problem ? before : { count, problem })),
    [],
  );

  function onFold(key: string) {
    const list = table.closed && !key.startsWith("item:") ? "unfolded" : "folded";
    const now = spec[list];
    set({ [list]: now.includes(key) ? now.filter((other) => other !== key) : [...now, key] });
  }

  function onMenu(what: { item: TableItem } | { column: Column<TableItem> }, anchor: Element) {
    if ("item" in what) {
      const { item } = what;
      const gone: MenuEntry = {
        id: "delete",
        label: "Delete",
        danger: true,
        divided: true,
        act: () => void remove([item.key]),
      };
      const opens: MenuEntry = { id: "open", label: "Open", keys: "Ctrl+Enter", act: () => open(item) };
      setMenu({ label: item.title, anchor, entries: writable ? [opens, gone] : [opens] });
      return;
    }
    const { id, title } = what.column;
    const groups = fields.some((info) => info.field === id && info.groups);
    const sorts = (descending: boolean) => setTable({ sort: [{ field: id, descending }] });
    const entries: MenuEntry[] = [
      { id: "up", label: "Sort up", act: () => sorts(false) },
      { id: "down", label: "Sort down", act: () => sorts(true) },
      {
        id: "more",
        label: "Sort by this too",
        keys: "Shift+Enter",
        act: () => setTable({ sort: sortedBy(table.sort, id, true) }),
      },
      ...(groups ? [{ id: "group", label: "Group by this", act: () => group(id) }] : []),
      ...(id === "title"
        ? []
        : [
            {
              id: "hide",
              label: "Hide",
              divided: true,
              act: () => setTable({ columns: shownOrNot(shown, id, false) }),
            },
          ]),
    ];
    setMenu({ label: title, anchor, entries });
  }

  function group(field: string) {
    // Folds are of other groups.
    set({ table: { ...table, group: field === NONE ? null : field, closed: false }, folded: [], unfolded: [] });
  }

  function begin() {
    setDraft({
      below: null,
      label: "New item",
      read: (typed) =>
        typed.trim() === ""
          ? { problem: "A name is needed." }
          : { changes: [make("item", { title: typed.trim() }).change] },
    });
  }

  const groups = fields.filter((info) => info.groups).map(({ field, label }) => ({ id: field, label }));
  const filtered = conditions(spec.filter) > 0;
  const nothing = seen.count === 0 && draft === null;
  return (
    <View
      title={title}
      filters={<FilterChips filter={spec.filter} onChange={(filter) => set({ filter })} />}
      controls={
        <>
          <Select
            label="Group by"
            options={[{ id: NONE, label: "Nothing" }, ...groups]}
            value={table.group ?? NONE}
            onChange={group}
          />
          {table.group === null ? null : (
            <Button onPress={() => set({ table: { ...table, closed: !table.closed }, folded: [], unfolded: [] })}>
              {table.closed ? "Unfold all" : "Fold all"}
            </Button>
          )}
          <ColumnsButton fields={fields} shown={shown} onChange={(next) => setTable({ columns: next })} />
          <FilterButton filter={spec.filter} onChange={(filter) => set({ filter })} />
        </>
      }
      end={
        <>
          <SaveView kind="table" />
          <ExportButton />
          <Button look="main" isDisabled={!writable} onPress={begin}>
            <PlusIcon />
            New item
          </Button>
        </>
      }
    >
      {seen.problem !== null && seen.count === null ? (
        <Empty title="The table cannot be shown">{seen.problem}</Empty>
      ) : null}
      {nothing ? (
        <Nothing filtered={filtered} title="Nothing in the table yet" onShowAll={() => set({ filter: NO_FILTER })}>
          The table shows every field of the items: sorted, grouped, summed, and edited in place.
        </Nothing>
      ) : null}
      <div hidden={nothing} style={{ height: nothing ? 0 : "100%" }}>
        <TableGrid
          label={title}
          spec={asked}
          columns={columns}
          shown={shown}
          unit={unit}
          writable={writable}
          selection={selection}
          onSelection={setSelection}
          onCurrent={onCurrent}
          onOpen={open}
          onCommit={commit}
          onMenu={onMenu}
          onDelete={(gone) => void remove(gone)}
          onSort={(field, more) => setTable({ sort: sortedBy(table.sort, field, more) })}
          onColumns={(next) => setTable({ columns: next })}
          onFold={onFold}
          draft={draft}
          onDraft={setDraft}
          onRows={onRows}
        />
      </div>
      {chosen.length > 0 && writable ? (
        <BulkBar
          rows={chosen}
          actions={bulk}
          onEdit={(changes, label) => void change(changes, label)}
          onDelete={() => void remove(ids)}
          onClose={() => setSelection(NOTHING)}
        />
      ) : null}
      {menu ? <MenuAt {...menu} onClose={() => setMenu(null)} /> : null}
    </View>
  );
}
