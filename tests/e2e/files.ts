/** Workspaces for the tests, made by the command-line tool as a user would make them. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The day the tests take for today, so that pictures are the same on any day. */
export const TODAY = "2027-02-17";

/** The real files that tests import. */
export const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), "../fixtures/real");

const folders: string[] = [];

/** A new folder that nobody else uses; gone when the stories of a file are told. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "throughline-e2e-"));
  folders.push(made);
  return made;
}

afterAll(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
});

/** Runs the command-line tool and says what it printed. */
export function cli(...args: string[]): string {
  const binary = process.env.THROUGHLINE_CLI;
  if (!binary) throw new Error("THROUGHLINE_CLI names the tool: run `cargo xtask test --only e2e`");
  try {
    return execFileSync(binary, ["--today", TODAY, ...args], { encoding: "utf8" });
  } catch (failed) {
    // Findings of severity error are an answer, not a failure.
    const { status, stdout } = failed as { status?: number; stdout?: string };
    if (status === 1 && stdout) return stdout;
    throw failed;
  }
}

/** Runs the command-line tool and reads the JSON it printed. */
export function ask<T>(...args: string[]): T {
  return JSON.parse(cli(...args, "--format", "json")) as T;
}

/** A workspace with the sample company. */
export function sample(): string {
  const file = join(folder(), "Harbour.throughline");
  cli("new", file, "--sample");
  return file;
}

/** An empty workspace. */
export function empty(): string {
  const file = join(folder(), "Plan.throughline");
  cli("new", file);
  return file;
}

/** A workspace with real files imported. */
export function imported(...names: string[]): string {
  const file = empty();
  cli("import", file, ...names.map((name) => join(FIXTURES, name)));
  return file;
}

/** A copy of a real file, to be changed. */
export function copied(name: string): string {
  const to = join(folder(), name);
  cpSync(join(FIXTURES, name), to);
  return to;
}
