import { type ClipboardEvent, type RefObject, useCallback, useState } from "react";
import type { Paste } from "../../bindings/Paste";
import { useAttempt, useEdit } from "../../domain/core";
import { useUndoOffer } from "../../domain/undo-offer";
import { counted } from "../../domain/words";
import { isTyping } from "../../lib/keys";
import { count } from "../../lib/numbers";
import { usePlatform } from "../../platform";
import { useToast } from "../../primitives/Toasts";
import type { Column } from "../lists/grid/column";
import type { Block } from "./block";
import type { TableItem } from "./lines";
import type { Rows } from "./useRows";

/** A paste of which something cannot be read. */
export interface Asked {
  verb: Verb;
  paste: Paste;
}

/** What is done to the cells. */
export type Verb = "Paste" | "Fill" | "Empty";

interface Setting {
  rows: Rows;
  columns: readonly Column<TableItem>[];
  writable: boolean;
  block: Block | null;
  /** What a press of keys pastes into, so that the system hands over what is on the clipboard. */
  catcher: RefObject<HTMLTextAreaElement | null>;
  refocus(): void;
}

/** Lines are told by their places: the core refuses where the plan has changed since they were shown. */
export function seen({ part }: Rows): { seen?: number } {
  return part ? { seen: part.revision } : {};
}

/** Cells to a spreadsheet and back. Whatever goes in is one edit, and one undo. */
export function useClipboard({ rows, columns, writable, block, catcher, refocus }: Setting) {
  const { call, copyCells } = usePlatform();
  const attempt = useAttempt();
  const edit = useEdit();
  const offer = useUndoOffer();
  const toast = useToast();
  const [asked, setAsked] = useState<Asked | null>(null);

  const copied = (of: Block, names = false) =>
    call("table_copy", {
      spec: rows.spec,
      ...seen(rows),
      from: of.top,
      until: of.bottom + 1,
      columns: columns.slice(of.left, of.right + 1).map(({ id }) => id),
      names,
    });

  /** Whether the clipboard took the cells. */
  async function copy(names = false): Promise<boolean> {
    if (!block) return false;
    const of = block;
    const cells = copied(of, names);
    const done = await attempt(async () => {
      await copyCells(cells);
      return await cells;
    });
    if (done) toast({ message: `Copied ${count(done.items, "row")} by ${count(of.right - of.left + 1, "column")}.` });
    return done !== null;
  }

  const make = useCallback(
    async ({ verb, paste }: Asked) => {
      setAsked(null);
      const outcome = await edit(
        paste.changes,
        `${verb} ${count(paste.cells, "cell")} in ${counted(paste.items, "item")}`,
      );
      if (outcome) offer(outcome);
    },
    [edit, offer],
  );

  /** Puts a text into cells; with problems it is asked first, and nothing is done yet. */
  async function put(verb: Verb, text: string, into: Block) {
    const column = columns[into.left]?.id;
    if (!writable || column === undefined) return;
    const paste = await attempt(() =>
      call("preview_paste", {
        spec: rows.spec,
        ...seen(rows),
        line: into.top,
        lines: into.bottom - into.top + 1,
        column,
        columns: into.right - into.left + 1,
        text,
      }),
    );
    if (!paste) return;
    if (paste.problem_count > 0) setAsked({ verb, paste });
    else if (paste.changes.length === 0) toast({ message: "That is what the cells say already." });
    else await make({ verb, paste });
  }

  async function fill() {
    if (!block || block.bottom === block.top) return;
    const first = await attempt(() => copied({ ...block, bottom: block.top }));
    if (first) await put("Fill", first.text, block);
  }

  return {
    asked,
    dismiss: () => setAsked(null),
    make: (what: Asked) => void make(what),
    copy: (names?: boolean) => void copy(names),
    /** The first row of the selection into all of it. */
    fill: () => void fill(),
    empty: () => {
      if (block) void put("Empty", "", block);
    },
    cut: async () => {
      // What is not on the clipboard stays in the cells.
      if (block && (await copy())) await put("Empty", "", block);
    },
    /** A press of keys pastes: the catcher takes what comes. */
    expectPaste: () => {
      if (!writable || !catcher.current) return;
      catcher.current.value = "";
      catcher.current.focus({ preventScroll: true });
    },
    onPaste: (event: ClipboardEvent) => {
      if (isTyping(event.target) && event.target !== catcher.current) return;
      event.preventDefault();
      refocus();
      const text = event.clipboardData.getData("text/plain");
      if (block) void put("Paste", text, block);
    },
    onCopy: (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      void copy();
    },
  };
}
