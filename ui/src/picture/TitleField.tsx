import { useRef, useState } from "react";
import type { RecordRef } from "../bindings/RecordRef";
import styles from "./Picture.module.css";
import type { Scroll } from "./regions";
import type { NewItem, TimeActions } from "./types";

/** Asks what an item that was drawn is to be called: Enter makes it, Escape leaves everything as it was. */
export function TitleField({
  item,
  scroll,
  time,
  onDone,
  say,
}: {
  item: NewItem;
  scroll: Scroll;
  time: TimeActions;
  onDone(made: RecordRef | null): void;
  say(words: string): void;
}) {
  const [title, setTitle] = useState("");
  const done = useRef(false);
  async function make() {
    if (done.current) return;
    done.current = true;
    const { lane, from, until } = item;
    const preview = title.trim() === "" ? null : await time.draw({ lane, from, until, title: title.trim() });
    const made = preview && (await time.makeDrawn(preview));
    if (made) say(`${title.trim()} added, ${item.label}`);
    onDone(made);
  }
  return (
    <input
      className={styles.title}
      data-own
      // biome-ignore lint/a11y/noAutofocus: one has just drawn what is to be named
      autoFocus
      aria-label={`Title of the new item, ${item.label}`}
      placeholder="Title"
      // Over the whole outline of what was drawn, which would show as a second frame around it.
      style={{
        left: item.box.x - scroll.x - 2,
        top: item.box.y - scroll.y - 2,
        height: item.box.h + 4,
        minWidth: item.box.w + 4,
      }}
      value={title}
      onChange={(event) => setTitle(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") void make();
        if (event.key === "Escape") {
          done.current = true;
          onDone(null);
        }
      }}
      onBlur={() => void make()}
    />
  );
}
