import type { FileKind } from "../../platform";

export const WORKSPACE: FileKind = { name: "Throughline workspace", extensions: ["throughline"] };
export const SPREADSHEET: FileKind = {
  name: "Spreadsheet or CSV",
  extensions: ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"],
};

/** Whether a file is a workspace by its name; everything else that is opened or dropped is to be imported. */
export function isWorkspace(path: string): boolean {
  return path.toLowerCase().endsWith(".throughline");
}

/** The file's name without its folder and ending. */
export function baseName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(/\.[^.]+$/, "");
}

/** The path with another ending. */
export function withEnding(path: string, ending: string): string {
  return `${path.replace(/\.[^.\\/]+$/, "")}.${ending}`;
}

/** A whole plan as JSON, which a workspace is made from. */
export const PLAN: FileKind = { name: "Plan as JSON", extensions: ["json"] };

/** Whether a file is a whole plan as JSON by its name. */
export function isPlan(path: string): boolean {
  return path.toLowerCase().endsWith(".json");
}
