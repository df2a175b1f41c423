import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAttempt } from "../../domain/core";
import { type CoreError, isCoreError, usePlatform } from "../../platform";
import type { Actions, Openers } from "../actions";
import { usePlanExport } from "../export/usePlanExport";
import type { FileProblemProps } from "./FileProblem";
import { isPlan, isWorkspace, PLAN, SPREADSHEET, WORKSPACE, withEnding } from "./kinds";

/** All that is done with files: the actions, the files being imported, and what went wrong. */
export interface FileActions {
  actions: Actions;
  /** Files dropped on the window: a workspace is opened, everything else imported. */
  dropped(paths: string[]): void;
  problem: FileProblemProps | null;
  /** The files whose import is being prepared. */
  importing: string[] | null;
  exporting: boolean;
  /** Closes whatever dialogue is open. */
  close(): void;
}

export function useFileActions(openers: Openers): FileActions {
  const platform = usePlatform();
  const { call } = platform;
  const attempt = useAttempt();
  const [problem, setProblem] = useState<{ path: string; error: CoreError } | null>(null);
  const [importing, setImporting] = useState<string[] | null>(null);
  const [exporting, setExporting] = useState(false);

  const open = useCallback(
    async (path: string, readOnly: boolean) => {
      setProblem(null);
      try {
        await call("open", { path, read_only: readOnly });
      } catch (thrown) {
        if (!isCoreError(thrown)) throw thrown;
        setProblem({ path, error: thrown });
      }
    },
    [call],
  );

  /** Makes sure that a workspace is open, making one where none is. False where the user thinks better of it. */
  const needWorkspace = useCallback(
    async (suggested: string, filled: { sample?: boolean; from?: string }) => {
      const path = await platform.chooseSave({ title: "Where to keep the workspace", kinds: [WORKSPACE], suggested });
      if (path === null) return false;
      const named = isWorkspace(path) ? path : `${path}.throughline`;
      return (await attempt(() => call("create", { path: named, ...filled }))) !== null;
    },
    [platform, call, attempt],
  );

  const importFiles = useCallback(
    async (given?: string[]) => {
      const paths =
        given ?? (await platform.chooseOpen({ title: "Import spreadsheets", kinds: [SPREADSHEET], many: true }));
      const [first] = paths;
      if (first === undefined) return;
      const open = await attempt(async () => ({ status: await call("status") }));
      if (open === null) return;
      if (open.status === null && !(await needWorkspace(withEnding(first, "throughline"), {}))) return;
      setImporting(paths);
    },
    [platform, call, attempt, needWorkspace],
  );

  const openWorkspace = useCallback(
    async (given?: string) => {
      const path =
        given ?? (await platform.chooseOpen({ title: "Open a workspace", kinds: [WORKSPACE, SPREADSHEET, PLAN] }));
      if (path === null) return;
      if (isPlan(path)) await needWorkspace(withEnding(path, "throughline"), { from: path });
      else if (isWorkspace(path) || given !== undefined) await open(path, false);
      else await importFiles([path]);
    },
    [platform, open, importFiles, needWorkspace],
  );
  const exportPlan = usePlanExport();

  useStartup(setProblem, importFiles);

  const actions = useMemo<Actions>(
    () => ({
      newWorkspace: (sample = false) =>
        void needWorkspace(sample ? "Sample.throughline" : "Plan.throughline", { sample }),
      openWorkspace: (path) => void openWorkspace(path),
      closeWorkspace: () => void attempt(() => call("close")),
      importFiles: (paths) => void importFiles(paths),
      exportPicture: () => setExporting(true),
      exportPlan: () => void exportPlan(),
      ...openers,
    }),
    [needWorkspace, openWorkspace, importFiles, exportPlan, attempt, call, openers],
  );

  const dropped = useCallback(
    (paths: string[]) => {
      const workspace = paths.find(isWorkspace);
      const plan = paths.find(isPlan);
      if (workspace) void open(workspace, false);
      else if (plan) void openWorkspace(plan);
      else void importFiles(paths);
    },
    [open, openWorkspace, importFiles],
  );

  const close = useCallback(() => {
    setImporting(null);
    setExporting(false);
    setProblem(null);
  }, []);

  return {
    actions,
    dropped,
    importing,
    exporting,
    close,
    problem: problem && { ...problem, readOnly: () => void open(problem.path, true), onClose: close },
  };
}

/** Goes on with what the app was started with. */
function useStartup(
  setProblem: (problem: { path: string; error: CoreError }) => void,
  importFiles: (paths: string[]) => Promise<void>,
) {
  const { call } = usePlatform();
  const attempt = useAttempt();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void attempt(async () => {
      const { path, error, import: spreadsheet } = await call("startup");
      if (path !== null && error !== null) setProblem({ path, error });
      if (spreadsheet !== null) await importFiles([spreadsheet]);
    });
  }, [call, attempt, importFiles, setProblem]);
}
