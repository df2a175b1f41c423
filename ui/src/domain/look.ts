// Light and dark, without React: the page wears its look before anything of it is drawn.

/** How the user wants it; `system` follows the system. */
export type Appearance = "system" | "light" | "dark";

const STORED = "appearance";

/** How the user wanted it last. */
export function wanted(): Appearance {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Keeps how the user wants it, until next time. */
export function keepAppearance(appearance: Appearance): void {
  localStorage.setItem(STORED, appearance);
}

/** Gives the page a look. */
export function wear(appearance: Appearance): void {
  const root = document.documentElement;
  if (appearance === "system") delete root.dataset.theme;
  else root.dataset.theme = appearance;
}
