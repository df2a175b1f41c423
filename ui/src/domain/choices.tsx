import { useMemo } from "react";
import type { Named } from "../bindings/Named";
import type { RecordKind } from "../bindings/RecordKind";
import type { RecordRef } from "../bindings/RecordRef";
import type { Option } from "../primitives/Select";
import { Avatar, Swatch } from "../primitives/Small";
import { sameRef } from "./changes";
import { useAsk } from "./core";
import { kindLabel } from "./words";

/** A record that can be chosen. */
export interface RecordOption extends Option<string> {
  record: RecordRef;
}

/** As many as are offered at once: what is further down is found by typing. */
const OFFERED = 60;

const byName = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/** The id under which a record is offered. */
export function optionId({ kind, id }: RecordRef): string {
  return `${kind}:${id}`;
}

/** The records of some kinds that answer what was typed. */
export function useRecordOptions(
  kinds: readonly RecordKind[],
  typed: string,
  except?: RecordRef | undefined,
): readonly RecordOption[] {
  const text = typed.trim();
  const found = useAsk("search", { text, kinds: [...kinds], limit: OFFERED }).data;
  return useMemo(() => {
    const records = (found ?? []).filter(
      (hit) => kinds.includes(hit.record.kind) && !(except && sameRef(hit.record, except)),
    );
    if (text === "") records.sort((a, b) => byName.compare(a.title, b.title));
    return records.map((hit) => recordOption(hit, kinds.length > 1));
  }, [found, kinds, except, text]);
}

function recordOption({ record, title, detail, hue }: Named, sayKind: boolean): RecordOption {
  const said = [sayKind ? kindLabel(record.kind) : "", detail].filter(Boolean).join(" · ");
  const icon =
    record.kind === "leader" ? (
      <Avatar name={title} size={18} />
    ) : record.kind === "product" ? undefined : (
      <Swatch hue={hue} />
    );
  return { id: optionId(record), label: title, record, ...(said ? { detail: said } : {}), icon };
}
