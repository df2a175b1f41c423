import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { Popover } from "react-aria-components";
import { CheckIcon, PlusIcon } from "./icons";
import styles from "./Picker.module.css";
import popup from "./Popup.module.css";
import type { Option } from "./Select";

interface PickerProps {
  label: string;
  typed: string;
  onType(typed: string): void;
  /** What can be picked for what was typed. */
  options: readonly Option<string>[];
  /** The ids of what is picked now. */
  picked: readonly string[];
  /** Several at once: picking ticks and stays. */
  many?: boolean;
  /** Shown while nothing is typed, such as what is picked now. */
  placeholder?: string;
  onPick(id: string): void;
  /** Offers an empty choice under these words. */
  none?: string | undefined;
  onNone?: () => void;
  /** Offers to make what was typed and is not there. */
  onCreate?: ((typed: string) => void) | undefined;
  createLabel?: (typed: string) => string;
  /** The list opens over the window, or stands below the line to type in. */
  list?: "over" | "below";
  /** More keys, for whoever holds the picker; asked first. */
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  onBlur?: () => void;
  /** Below the list. */
  footer?: ReactNode;
}

interface Line {
  id: string;
  label: string;
  detail?: string | undefined;
  icon?: ReactNode;
  isPicked: boolean;
  pick(): void;
}

function same(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}

/**
 * One or several of many, by typing and the arrow keys. The focus never leaves the line to type in, so that what holds
 * it, such as the cell of a grid, keeps the say over Tab and Escape.
 */
export function Picker(props: PickerProps) {
  const { label, typed, onType, list = "over", onKeyDown, onBlur, many = false } = props;
  const lines = linesOf(props);
  const [active, setActive] = useActive(lines, typed);
  const box = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const id = useId();
  // A picker appears because the user asked to type in it. The attribute for that comes too early within a card, which
  // then takes the focus itself.
  useEffect(() => line.current?.focus(), []);
  const activeId = lines[active] ? `${id}-${lines[active].id}` : undefined;

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && lines.length > 0) {
      event.preventDefault();
      const wrapped = (active + step + lines.length) % lines.length;
      setActive(Math.abs(step) === 1 ? wrapped : Math.min(Math.max(active + step, 0), lines.length - 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      lines[active]?.pick();
    }
  }

  const options = (
    <Lines id={id} label={label} lines={lines} active={active} many={many} typed={typed} footer={props.footer} />
  );
  return (
    <div ref={box} className={list === "over" ? styles.over : styles.below}>
      <input
        className={styles.input}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck={false}
        ref={line}
        placeholder={props.placeholder}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKey}
        onBlur={onBlur}
      />
      {list === "below" ? (
        options
      ) : (
        <Popover
          isOpen
          isNonModal
          triggerRef={box as RefObject<Element | null>}
          placement="bottom start"
          offset={4}
          className={`${popup.popup} ${styles.popup}`}
          aria-label={label}
        >
          {options}
        </Popover>
      )}
    </div>
  );
}

interface LinesProps {
  id: string;
  label: string;
  lines: readonly Line[];
  active: number;
  many: boolean;
  typed: string;
  footer: ReactNode;
}

function Lines({ id, label, lines, active, many, typed, footer }: LinesProps) {
  const list = useRef<HTMLDivElement>(null);
  const activeLine = lines[active]?.id;
  useEffect(() => {
    if (activeLine === undefined) return;
    const line = [...(list.current?.children ?? [])].find((child) => child.id === `${id}-${activeLine}`);
    line?.scrollIntoView({ block: "nearest" });
  }, [activeLine, id]);
  return (
    <>
      <div
        ref={list}
        id={`${id}-list`}
        className={`${popup.list} ${styles.list}`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={many || undefined}
      >
        {lines.map((line, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the line to type in, which keeps the focus
          <div
            key={line.id}
            id={`${id}-${line.id}`}
            role="option"
            aria-selected={line.isPicked}
            className={popup.option}
            data-focused={place === active || undefined}
            // Pressing must not take the focus, or the blur would close what is being picked from.
            onMouseDown={(event) => event.preventDefault()}
            onClick={line.pick}
          >
            {line.icon}
            <span className={popup.words}>
              <span>{line.label}</span>
              {line.detail ? <span className={popup.detail}>{line.detail}</span> : null}
            </span>
            {line.isPicked ? <CheckIcon /> : null}
          </div>
        ))}
      </div>
      {lines.length === 0 ? (
        <div className={popup.empty}>{typed.trim() === "" ? "Nothing to choose from" : "Nothing found"}</div>
      ) : null}
      {footer ? <div className={styles.footer}>{footer}</div> : null}
    </>
  );
}

function linesOf({ typed, options, picked, onPick, none, onNone, onCreate, createLabel }: PickerProps): Line[] {
  const lines: Line[] = options.map((option) => ({
    id: option.id,
    label: option.label,
    detail: option.detail,
    icon: option.icon,
    isPicked: picked.includes(option.id),
    pick: () => onPick(option.id),
  }));
  const wanted = typed.trim();
  if (none !== undefined && onNone && wanted === "" && picked.length > 0) {
    lines.unshift({ id: "none", label: none, isPicked: false, pick: onNone });
  }
  if (onCreate && wanted !== "" && !options.some((option) => same(option.label, wanted))) {
    const words = createLabel?.(wanted) ?? `Create “${wanted}”`;
    lines.push({ id: "create", label: words, icon: <PlusIcon />, isPicked: false, pick: () => onCreate(wanted) });
  }
  return lines;
}

/** Which line Enter would pick: what is picked now while nothing is typed, then the first that was found. */
function useActive(lines: readonly Line[], typed: string): [number, (place: number) => void] {
  const [chosen, setChosen] = useState<{ typed: string; place: number } | null>(null);
  if (chosen?.typed === typed && chosen.place < lines.length) {
    return [chosen.place, (place) => setChosen({ typed, place })];
  }
  const start = typed.trim() === "" ? lines.findIndex((line) => line.isPicked) : 0;
  return [start, (place) => setChosen({ typed, place })];
}
