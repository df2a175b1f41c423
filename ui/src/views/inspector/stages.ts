import type { Change } from "../../bindings/Change";
import type { Detail } from "../../bindings/Detail";
import type { Named } from "../../bindings/Named";
import type { RecordKind } from "../../bindings/RecordKind";
import type { RecordRef } from "../../bindings/RecordRef";
import { relink, sameRef } from "../../domain/changes";
import { counted } from "../../domain/words";
import { ownerChange } from "../lists/columns/fields";
import type { Editor } from "../lists/grid/column";

/** One stop of a thread. */
export interface Stage {
  kind: RecordKind;
  label: string;
  /** The records there. */
  records: readonly Named[];
  /** How many more there are than are named. */
  more: string;
  /** Whether the inspected record itself stands here. */
  isHere: boolean;
  /** What is said where the thread is broken. */
  missing: string;
  /** How the stop is changed; none where it follows from others. */
  editor: Editor | null;
  /** What takes one record off the thread; null where it is there only through something else. */
  unlink(record: RecordRef): Change[] | null;
}

const LABELS = { objective: "Objective", strategy: "Strategy", item: "Item", leader: "Owner" } as const;

/** Records that serve or are served, as an editor of any number of them. */
function linkEditor(detail: Detail, kind: "objective" | "strategy", way: "serves" | "served_by"): Editor {
  const self = refOf(detail);
  const linked = detail[way].map(({ to }) => to.record).filter((ref) => ref.kind === kind);
  return {
    kind: "records",
    of: [kind],
    value: linked,
    many: true,
    choose: (after) => (way === "serves" ? relink(self, linked, after) : relinkTo(self, linked, after)),
  };
}

/** What makes `after` serve a record where `before` did. */
function relinkTo(to: RecordRef, before: readonly RecordRef[], after: readonly RecordRef[]): Change[] {
  const has = (list: readonly RecordRef[], ref: RecordRef) => list.some((other) => sameRef(other, ref));
  return [
    ...before.filter((from) => !has(after, from)).map((from): Change => ({ op: "unlink", from, to })),
    ...after.filter((from) => !has(before, from)).map((from): Change => ({ op: "link", from, to })),
  ];
}

function refOf({ record }: Detail): RecordRef {
  return { kind: record.kind, id: record.id };
}

/** The thread that a record stands on, from objective to owner; nothing for records that stand on none. */
export function stagesOf(detail: Detail): Stage[] {
  const self = refOf(detail);
  const { kind } = self;
  if (kind !== "objective" && kind !== "strategy" && kind !== "item") return [];
  const { thread } = detail;
  const unlink = (record: RecordRef): Change[] | null => {
    if (detail.serves.some(({ to }) => sameRef(to.record, record))) return [{ op: "unlink", from: self, to: record }];
    if (detail.served_by.some(({ to }) => sameRef(to.record, record)))
      return [{ op: "unlink", from: record, to: self }];
    return null;
  };
  const stage = (of: "objective" | "strategy" | "item", records: readonly Named[], missing: string): Stage => ({
    kind: of,
    label: LABELS[of],
    records,
    more: "",
    isHere: of === kind,
    missing,
    editor: null,
    unlink,
  });
  const objectives = stage("objective", thread.objectives, "Serves no objective");
  const strategies = stage("strategy", thread.strategies, "No strategy");
  const items = stage("item", thread.items.slice(0, SHOWN), "No items yet");
  const rest = thread.item_count - items.records.length;
  if (rest > 0) items.more = `and ${counted(rest, "item")} more`;
  if (kind !== "objective") objectives.editor = linkEditor(detail, "objective", "serves");
  if (kind === "item") strategies.editor = linkEditor(detail, "strategy", "serves");
  if (kind === "objective") strategies.editor = linkEditor(detail, "strategy", "served_by");
  const owner: Stage = {
    kind: "leader",
    label: LABELS.leader,
    records: detail.owner ? [detail.owner] : [],
    more: "",
    isHere: false,
    missing: "Nobody answers for it",
    editor: {
      kind: "records",
      of: ["leader"],
      value: detail.owner ? [detail.owner.record] : [],
      many: false,
      choose: (records) => [ownerChange(self, records[0] ?? null)],
    },
    unlink: () => [ownerChange(self, null)],
  };
  return [objectives, strategies, items, owner];
}

/** As many items of a thread as the inspector names. */
const SHOWN = 6;
