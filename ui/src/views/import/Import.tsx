import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ImportMapping } from "../../bindings/ImportMapping";
import type { ImportPreview } from "../../bindings/ImportPreview";
import { useWritable } from "../../domain/core";
import { useUndoOffer } from "../../domain/undo-offer";
import { count } from "../../lib/numbers";
import { type CoreError, spoken, usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { PlusIcon, WarningIcon } from "../../primitives/icons";
import { type TabEntry, Tabs } from "../../primitives/Tabs";
import { SPREADSHEET } from "../files/kinds";
import styles from "./Import.module.css";
import { Problems } from "./Problems";
import { Records } from "./Records";
import { Summary, totals } from "./Summary";
import { fileName, requestOf, type Source, sourceOf } from "./sources";
import { Table } from "./Table";

/** What an import would do, to look at and to change before it is done. */
export default function Import({ files, onClose }: { files: readonly string[]; onClose(): void }) {
  const platform = usePlatform();
  const { call } = platform;
  const offer = useUndoOffer();
  const writable = useWritable();
  const [sources, setSources] = useState<Source[]>(() => files.map((path) => sourceOf(path)));
  const [tab, setTab] = useState<string | null>(null);
  const [applying, setApplying] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const request = requestOf(sources);
  const preview = useQuery<ImportPreview, CoreError>({
    queryKey: ["import_preview", request],
    queryFn: () => call("import_preview", request),
    placeholderData: keepPreviousData,
    // A file may have been saved anew since it was looked at last.
    gcTime: 0,
    retry: false,
    enabled: sources.length > 0,
  });
  const seen = preview.isError ? undefined : preview.data;
  const { written } = totals(seen);

  function map(key: number, mapping: ImportMapping) {
    setSources((all) => all.map((source) => (source.key === key ? { ...source, mapping } : source)));
  }
  function remove(key: number) {
    const rest = sources.filter((source) => source.key !== key);
    if (rest.length === 0) onClose();
    setSources(rest);
  }
  async function add() {
    const more = await platform.chooseOpen({ title: "Import spreadsheets", kinds: [SPREADSHEET], many: true });
    setSources((all) => [...all, ...more.map((path) => sourceOf(path))]);
  }
  async function apply() {
    setApplying(true);
    setFailed(null);
    try {
      const done = await call("import_apply", request);
      onClose();
      offer(done.outcome, `Imported ${records(totals(done).written)}.`);
    } catch (thrown) {
      // Said here: what is said in passing cannot be reached behind a dialogue.
      setFailed(thrown);
    } finally {
      setApplying(false);
    }
  }

  return (
    <Dialog
      title="Import"
      subtitle="Nothing is changed until you import, and one undo takes all of it back."
      size="wide"
      onClose={onClose}
      actions={
        <>
          <div className={styles.add}>
            <Button look="quiet" onPress={() => void add()}>
              <PlusIcon />
              Add a file
            </Button>
          </div>
          {writable ? null : <p className={styles.note}>The workspace is open to read only.</p>}
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="main"
            isDisabled={!writable || applying || preview.isFetching || written === 0}
            onPress={() => void apply()}
          >
            {seen === undefined ? "Import" : written === 0 ? "Nothing to import" : `Import ${records(written)}`}
          </Button>
        </>
      }
    >
      <div className={styles.import} aria-busy={preview.isFetching}>
        {preview.isError ? <Unreadable error={preview.error} sources={sources} onRemove={remove} /> : null}
        {failed === null ? null : <Unreadable error={failed} sources={[]} onRemove={remove} />}
        {seen ? (
          <>
            <Summary preview={seen} />
            <div className={styles.all}>
              <Tabs
                label="Import"
                tabs={tabsOf(seen, sources, map, remove, (source) =>
                  setSources((all) =>
                    all.flatMap((other) => (other.key === source.key ? [other, also(source)] : [other])),
                  ),
                )}
                chosen={tab ?? String(sources[0]?.key)}
                onChoose={setTab}
              />
            </div>
          </>
        ) : null}
        {preview.isPending ? <p className={styles.reading}>Reading…</p> : null}
      </div>
    </Dialog>
  );

  /** The same file once more, for another of its sheets. */
  function also(source: Source): Source {
    const used = new Set(
      sources.flatMap((other, place) => (other.path === source.path ? [seen?.tables[place]?.sheet ?? ""] : [])),
    );
    const sheets = seen?.tables[sources.indexOf(source)]?.sheets ?? [];
    const sheet = sheets.find((name) => !used.has(name));
    return sourceOf(source.path, sheet === undefined ? {} : { sheet });
  }
}

function records(n: number): string {
  return count(n, "record");
}

function tabsOf(
  preview: ImportPreview,
  sources: readonly Source[],
  map: (key: number, mapping: ImportMapping) => void,
  remove: (key: number) => void,
  also: (source: Source) => void,
): TabEntry[] {
  const tables = sources.flatMap((source, place): TabEntry[] => {
    const table = preview.tables[place];
    if (!table) return [];
    const twice = sources.filter((other) => other.path === source.path).length > 1;
    const content = (
      <Table
        key={source.key}
        table={table}
        mapping={source.mapping}
        onMap={(mapping) => map(source.key, mapping)}
        onRemove={() => remove(source.key)}
        onAlso={() => also(source)}
      />
    );
    return [{ id: String(source.key), label: twice ? `${table.file}: ${table.sheet}` : table.file, content }];
  });
  return [
    ...tables,
    { id: "records", label: "Records", count: preview.records.length, content: <Records preview={preview} /> },
    { id: "problems", label: "Problems", count: preview.problems.length, content: <Problems preview={preview} /> },
  ];
}

/** A file that cannot be read at all, with the way on. */
function Unreadable({
  error,
  sources,
  onRemove,
}: {
  error: unknown;
  sources: readonly Source[];
  onRemove(key: number): void;
}) {
  const { message, hint } = spoken(error);
  const [only] = sources;
  return (
    <div className={styles.unreadable} role="alert" data-selectable>
      <WarningIcon />
      <div>
        <p>{message}</p>
        {hint ? <p className={styles.note}>{hint}</p> : null}
        <div className={styles.ways}>
          {sources.length > 1
            ? sources.map((source) => (
                <Button key={source.key} onPress={() => onRemove(source.key)}>
                  Leave out {fileName(source.path)}
                </Button>
              ))
            : only && <p className={styles.note}>{only.path}</p>}
        </div>
      </div>
    </div>
  );
}
