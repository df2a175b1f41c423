import type { Ask } from "../../bindings/Ask";
import type { Change } from "../../bindings/Change";
import type { TableColumn } from "../../bindings/TableColumn";
import type { TableField } from "../../bindings/TableField";
import type { TableFieldInfo } from "../../bindings/TableFieldInfo";
import { sameRef, set } from "../../domain/changes";
import { countColumn, linksColumn, textColumn } from "../lists/columns/fields";
import { itemColumns } from "../lists/columns/items";
import { criterionColumns } from "../lists/columns/scores";
import type { Column } from "../lists/grid/column";
import type { TableItem } from "./lines";
import styles from "./Table.module.css";

interface Known {
  today: string;
  effortUnit: string;
  fields: readonly TableFieldInfo[];
}

/** The columns shown, with the editors of the lists. A field that is not there any more has none. */
export function tableColumns(shown: readonly TableColumn[], known: Known): Column<TableItem>[] {
  const all = new Map(everyColumn(known).map((column) => [column.id, column]));
  return shown.flatMap(({ field, width }) => {
    const column = all.get(field);
    return column ? [{ ...column, width: width ?? column.width }] : [];
  });
}

function everyColumn({ today, effortUnit, fields }: Known): Column<TableItem>[] {
  const asks: Ask[] = fields.flatMap(({ ask }) => (ask ? [ask] : []));
  const labels = new Map(fields.map(({ field, label }) => [field, label]));
  const items: Column<TableItem>[] = itemColumns(today, effortUnit, [], "");
  const criteria: Column<TableItem>[] = criterionColumns(asks, 104, (row) => row.scores);
  const extra = fields.filter(({ field }) => field.startsWith("extra:")).map(({ field }) => extraColumn(field));
  const all: Column<TableItem>[] = [
    ...items,
    ...criteria,
    {
      ...countColumn<TableItem>({
        id: "findings",
        title: "Findings",
        width: 88,
        value: (row) => (row.findings === 0 ? null : row.findings),
      }),
      draw: (row) => (row.findings === 0 ? null : <span className={styles.found}>{row.findings}</span>),
    },
    blockersColumn(),
    textColumn<TableItem>({
      id: "description",
      title: "Description",
      width: 260,
      field: "description",
      value: (row) => row.description,
    }),
    textColumn<TableItem>({ id: "url", title: "Link", width: 170, field: "url", value: (row) => row.url }),
    { id: "source", title: "Source ID", width: 120, text: (row) => row.external_id ?? "" },
    ...extra,
  ];
  return all.map((column) => ({ ...column, title: labels.get(column.id) ?? column.title }));
}

/** The items that must end first. */
function blockersColumn(): Column<TableItem> {
  const links = linksColumn<TableItem>({
    id: "blockers",
    title: "Waits for",
    width: 190,
    of: "item",
    value: (row) => row.blockers,
  });
  return {
    ...links,
    editor: (row) => ({
      kind: "records",
      of: ["item"],
      value: row.blockers.map(({ record }) => record),
      many: true,
      except: row.record,
      choose: (records) => waitingFor(row, records),
    }),
    clear: (row) => waitingFor(row, []),
  };
}

function waitingFor(row: TableItem, records: readonly { kind: string; id: string }[]): Change[] {
  const blocked = row.key;
  const now = row.blockers.map(({ record }) => record);
  const gone = now.filter((ref) => !records.some((other) => other.id === ref.id));
  const more = records.filter((ref) => !now.some((other) => sameRef(other, { kind: "item", id: ref.id })));
  return [
    ...gone.map((ref): Change => ({ op: "unblock", blocker: ref.id, blocked })),
    ...more.map((ref): Change => ({ op: "block", blocker: ref.id, blocked })),
  ];
}

/** What an import kept of a column without a field of its own. */
function extraColumn(field: TableField): Column<TableItem> {
  const name = field.slice("extra:".length);
  const value = (row: TableItem) => row.extra[name] ?? "";
  const written = (row: TableItem, text: string) => {
    const { [name]: _, ...others } = row.extra;
    return [set(row.record, { extra: text === "" ? others : { ...others, [name]: text } })];
  };
  return {
    id: field,
    title: name,
    width: 140,
    text: value,
    editor: (row) => ({
      kind: "text",
      value: value(row),
      read: (typed) => ({ changes: written(row, typed.trim()) }),
    }),
    clear: (row) => (value(row) === "" ? [] : written(row, "")),
  };
}
