import { useCallback } from "react";
import type { PlanFormat } from "../../bindings/PlanFormat";
import { useAttempt } from "../../domain/core";
import { usePlatform } from "../../platform";
import { useToast } from "../../primitives/Toasts";
import { savedFile, sizeSaid } from "./options";

/** In which forms the whole plan can be written, and what a file dialog calls them. */
const FORMATS: { format: PlanFormat; name: string }[] = [
  { format: "json", name: "JSON of every record" },
  { format: "xlsx", name: "Excel workbook" },
  { format: "md", name: "Markdown" },
  { format: "ics", name: "Calendar of milestones" },
];

/** Writes the whole plan, as it is seen, in the form that the file's name asks for. */
export function usePlanExport(): () => Promise<void> {
  const platform = usePlatform();
  const attempt = useAttempt();
  const toast = useToast();
  return useCallback(async () => {
    const status = await attempt(() => platform.call("status"));
    if (!status) return;
    const chosen = await platform.chooseSave({
      title: "Export the whole plan",
      kinds: FORMATS.map(({ format, name }) => ({ name, extensions: [format] })),
      suggested: savedFile(status.path, status.title, "json"),
    });
    if (chosen === null) return;
    const known = FORMATS.find(({ format }) => chosen.toLowerCase().endsWith(`.${format}`));
    const path = known ? chosen : `${chosen}.json`;
    const written = await attempt(() => platform.call("export_plan", { path, format: known?.format ?? "json" }));
    if (!written) return;
    toast({
      message: `Saved ${written.path.split(/[\\/]/).at(-1)}, ${sizeSaid(written.bytes)}.`,
      action: { label: "Show in folder", act: () => void attempt(() => platform.reveal(written.path)) },
    });
  }, [platform, attempt, toast]);
}
