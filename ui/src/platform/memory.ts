import type { CommandName, CoreError, FileDrop, Platform, RequestOf, ResponseOf } from "./platform";

/** Answers to commands, by name. */
export type Answers = {
  [K in CommandName]?: (request: RequestOf<K>) => ResponseOf<K>;
};

/** What a test can do that a user, the shell or another process would do. */
export interface MemoryPlatform extends Platform {
  /** Every call so far, in order. */
  readonly calls: { name: CommandName; request: unknown }[];
  /** The title of the window. */
  readonly title: string;
  /** Sets or replaces answers. */
  answer(answers: Answers): void;
  /** Announces that the plan changed. */
  changed(): void;
  /** Chooses an entry of the native menu. */
  menu(entry: string): void;
  /** Drags files over the window. */
  drop(drop: FileDrop): void;
  /** What was put on the clipboard last. */
  readonly copied: string;
  /** What the next file dialogs return. */
  chosen: string[];
}

/** A platform of canned answers, for tests. What has no answer fails, so that nothing is asked unnoticed. */
export function memoryPlatform(initial: Answers = {}): MemoryPlatform {
  let answers: Answers = initial;
  const calls: MemoryPlatform["calls"] = [];
  const changed = new Set<() => void>();
  const menu = new Set<(entry: string) => void>();
  const drops = new Set<(drop: FileDrop) => void>();
  function heard<T>(set: Set<T>, listener: T) {
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  }
  const platform = {
    calls,
    title: "",
    chosen: [] as string[],
    answer: (more: Answers) => {
      answers = { ...answers, ...more };
    },
    changed: () => changed.forEach((listener) => void listener()),
    menu: (entry: string) => menu.forEach((listener) => void listener(entry)),
    drop: (drop: FileDrop) => drops.forEach((listener) => void listener(drop)),
    call: async <K extends CommandName>(name: K, request?: RequestOf<K>): Promise<ResponseOf<K>> => {
      calls.push({ name, request: request ?? null });
      const answer = answers[name] as ((request: RequestOf<K>) => ResponseOf<K>) | undefined;
      if (!answer) {
        const error: CoreError = {
          code: "bad_request",
          message: `No answer to ${name}.`,
          hint: null,
          record: null,
        };
        throw error;
      }
      return answer(request as RequestOf<K>);
    },
    onChanged: (listener: () => void) => heard(changed, listener),
    onMenu: (listener: (entry: string) => void) => heard(menu, listener),
    onFileDrop: (listener: (drop: FileDrop) => void) => heard(drops, listener),
    chooseOpen: async ({ many }: { many?: boolean }) =>
      many ? platform.chosen.splice(0) : (platform.chosen.shift() ?? null),
    chooseSave: async () => platform.chosen.shift() ?? null,
    setTitle: async (title: string) => {
      platform.title = title;
    },
    setTheme: async () => {},
    openAddress: async () => {},
    copied: "",
    copyText: async (text: string) => {
      platform.copied = text;
    },
    copyCells: async (cells: Promise<{ text: string }>) => {
      platform.copied = (await cells).text;
    },
    reveal: async () => {},
  };
  return platform as unknown as MemoryPlatform;
}
