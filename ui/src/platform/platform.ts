import type { Commands } from "../bindings/Commands";
import type { Error as CoreError } from "../bindings/Error";

export type { CoreError };

export type CommandName = keyof Commands;
export type RequestOf<K extends CommandName> = Commands[K][0];
export type ResponseOf<K extends CommandName> = Commands[K][1];

/** Commands that ask for nothing are called with their name alone. */
export type Arguments<K extends CommandName> = RequestOf<K> extends null ? [] : [request: RequestOf<K>];

export type Call = <K extends CommandName>(name: K, ...request: Arguments<K>) => Promise<ResponseOf<K>>;

/** A kind of file in a file dialog. */
export interface FileKind {
  name: string;
  /** Endings without the dot. */
  extensions: string[];
}

export interface OpenDialog {
  title: string;
  kinds: FileKind[];
}

export interface SaveDialog extends OpenDialog {
  /** The name, or the whole path, that is offered. */
  suggested: string;
}

/** Files dragged over the window from outside. */
export type FileDrop = { phase: "over" } | { phase: "left" } | { phase: "dropped"; paths: string[] };

export type Stop = () => void;

/**
 * All that the window needs from where it runs. Nothing else in the UI knows about the desktop shell: everything that
 * imports `@tauri-apps/*` is in this folder.
 */
export interface Platform {
  /** Asks the core or tells it something. Rejects with a {@link CoreError}. */
  call: Call;
  /** Hears that the plan changed, or that another file was opened; after it is written. */
  onChanged(listener: () => void): Stop;
  /** Hears the native menu's entries by name, such as `undo`, `view:roadmap`, `recent:/home/me/Plan.throughline`. */
  onMenu(listener: (entry: string) => void): Stop;
  /** Hears of files dragged from outside. */
  onFileDrop(listener: (drop: FileDrop) => void): Stop;
  /** Asks the user for files to open; none where they think better of it. */
  chooseOpen(dialog: OpenDialog & { many: true }): Promise<string[]>;
  chooseOpen(dialog: OpenDialog): Promise<string | null>;
  /** Asks the user where to save; none where they think better of it. */
  chooseSave(dialog: SaveDialog): Promise<string | null>;
  /** Puts a text on the clipboard. */
  copyText(text: string): Promise<void>;
  /** Puts cells on the clipboard: as text for spreadsheets, as a table for what takes one. */
  copyCells(cells: Promise<{ text: string; html: string }>): Promise<void>;
  /** Names the window. */
  setTitle(title: string): Promise<void>;
  /** Gives the window's own frame the light or dark look; none follows the system. */
  setTheme(theme: "light" | "dark" | null): Promise<void>;
  /** Opens a web address outside. */
  openAddress(address: string): Promise<void>;
  /** Shows a file in the system's file manager. */
  reveal(path: string): Promise<void>;
}

/** Whether something that was caught is an error of the core's own, with words meant for people. */
export function isCoreError(thrown: unknown): thrown is CoreError {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;
}

/** What to tell a person about anything that was caught. */
export function spoken(thrown: unknown): { message: string; hint: string | null } {
  if (isCoreError(thrown)) return { message: thrown.message, hint: thrown.hint };
  if (thrown instanceof Error) return { message: thrown.message, hint: null };
  return { message: String(thrown), hint: null };
}
