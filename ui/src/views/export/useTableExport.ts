import type { ImportTableKind } from "../../bindings/ImportTableKind";
import type { RecordKind } from "../../bindings/RecordKind";
import { useAttempt, useStatus } from "../../domain/core";
import { usePlatform } from "../../platform";
import { useToast } from "../../primitives/Toasts";
import { savedFile, sizeSaid } from "./options";

const TABLES: Partial<Record<RecordKind, ImportTableKind>> = {
  objective: "objectives",
  strategy: "strategies",
  item: "items",
  leader: "leaders",
  product: "products",
};

/** Saves all records of a kind as a CSV table; none for kinds that have no table. */
export function useTableExport(kind: RecordKind): (() => void) | null {
  const platform = usePlatform();
  const attempt = useAttempt();
  const toast = useToast();
  const status = useStatus();
  const table = TABLES[kind];
  if (table === undefined || status === null) return null;
  async function save(table: ImportTableKind, path: string, title: string) {
    const chosen = await platform.chooseSave({
      title: "Export the table",
      kinds: [{ name: "CSV table", extensions: ["csv"] }],
      suggested: savedFile(path, `${title}, ${table}`, "csv"),
    });
    if (chosen === null) return;
    const named = chosen.toLowerCase().endsWith(".csv") ? chosen : `${chosen}.csv`;
    const written = await attempt(() => platform.call("export_table", { path: named, table }));
    if (!written) return;
    toast({
      message: `Saved ${written.path.split(/[\\/]/).at(-1)}, ${sizeSaid(written.bytes)}.`,
      action: { label: "Show in folder", act: () => void attempt(() => platform.reveal(written.path)) },
    });
  }
  return () => void save(table, status.path, status.title);
}
