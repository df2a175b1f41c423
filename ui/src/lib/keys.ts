/** Keys and what they do. */
export interface Shortcut {
  /** Each of these alone does it; `Alt+←/→` stands for one or the other. */
  keys: readonly string[];
  does: string;
}

/** Whether the keys are those of an Apple machine. */
export const isApple = /mac|iphone|ipad/i.test(navigator.platform);

/** Whether the key that begins commands is down, and neither Alt. */
export function isCommand(event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return (isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey;
}

/** How a command's keys are written: `Ctrl+K`, or `⌘K`. */
export function keysLabel(key: string, shift = false): string {
  if (isApple) return `${shift ? "⇧" : ""}⌘${key}`;
  return `Ctrl+${shift ? "Shift+" : ""}${key}`;
}

const APPLE: Record<string, string> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧" };

/** How keys of the list are written: `Mod+Shift+Z` is `Ctrl+Shift+Z`, or `⇧⌘Z`. */
export function comboLabel(keys: string): string {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  const key = parts.at(-1) ?? "";
  const held = parts.slice(0, -1);
  if (!isApple) return [...held.map((name) => (name === "Mod" ? "Ctrl" : name)), key].join("+");
  // In the order in which Apple writes them.
  const order = ["Ctrl", "Alt", "Shift", "Mod"].filter((name) => held.includes(name));
  return order.map((name) => APPLE[name]).join("") + key;
}

/** Whether what is typed there belongs to a text being written: undo there means the text, not the plan. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/**
 * Whether undo means the text that is being typed: not in a field of a form that stands for an empty plan
 * (`data-empty-plan`) while nothing is in it, where what one wants back is the plan.
 */
export function undoesText(target: EventTarget | null): boolean {
  if (!isTyping(target)) return false;
  const isBlank = target instanceof HTMLInputElement && target.value === "";
  return !(isBlank && target.closest("[data-empty-plan]"));
}
