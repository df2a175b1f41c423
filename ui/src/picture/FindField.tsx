import { useEffect, useRef, useState } from "react";
import type { FoundNode } from "../bindings/FoundNode";
import { IconButton } from "../primitives/Button";
import { ChevronDownIcon, CloseIcon } from "../primitives/icons";
import styles from "./FindField.module.css";
import type { Surface } from "./surface";

/** What is typed is looked for once it has rested for so long, in milliseconds. */
const TYPED = 90;

interface FindFieldProps {
  surface: Surface;
  find(words: string): Promise<FoundNode[]>;
  /** Ends it, on the node of this key where one was found. */
  onClose(at: string | null): void;
}

/** Finds words in place: what has them is lit, Enter goes from one to the next, also to where the picture is not in sight. */
export function FindField({ surface, find, onClose }: FindFieldProps) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly FoundNode[]>([]);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const sought = words.trim();

  useEffect(() => {
    if (sought === "") {
      setFound([]);
      return;
    }
    let stale = false;
    const timer = window.setTimeout(() => {
      find(sought).then(
        (nodes) => {
          if (!stale) setFound(nodes);
        },
        () => {
          if (!stale) setFound([]);
        },
      );
    }, TYPED);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [sought, find]);

  const place = found.length === 0 ? 0 : at % found.length;
  const current = found[place] ?? null;
  useEffect(() => {
    surface.find(new Set(found.map(({ key }) => key)), current?.key ?? null);
    if (current) surface.goTo(current);
  }, [surface, found, current]);
  useEffect(() => () => surface.find(null, null), [surface]);

  const step = (by: 1 | -1) => setAt((place + by + found.length) % Math.max(1, found.length));
  return (
    <search className={styles.find} data-own>
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: one has just asked to find something
        autoFocus
        aria-label="Find in the picture"
        placeholder="Find in the picture"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") onClose(current?.key ?? null);
        }}
      />
      <span className={styles.count} role="status">
        {sought === "" ? "" : found.length === 0 ? "nowhere" : `${place + 1} of ${found.length}`}
      </span>
      <span className={styles.back}>
        <IconButton
          small
          label="The one before"
          keys="Shift+Enter"
          isDisabled={found.length < 2}
          onPress={() => step(-1)}
        >
          <ChevronDownIcon />
        </IconButton>
      </span>
      <IconButton small label="The next" keys="Enter" isDisabled={found.length < 2} onPress={() => step(1)}>
        <ChevronDownIcon />
      </IconButton>
      <IconButton small label="Stop finding" keys="Esc" onPress={() => onClose(current?.key ?? null)}>
        <CloseIcon />
      </IconButton>
    </search>
  );
}
