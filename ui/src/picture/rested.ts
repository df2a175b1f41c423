import type { Surface } from "./surface";

/**
 * Calls where another picture, or another size, is shown, and after a scroll once it has stood still for so many
 * milliseconds: what is written to the page in every frame of a scroll would be styled, laid out and painted in each.
 */
export function whenRested(surface: Surface, milliseconds: number, act: () => void): () => void {
  let timer = 0;
  let known = surface.regions;
  act();
  const stop = surface.onScroll(() => {
    window.clearTimeout(timer);
    if (surface.regions === known) timer = window.setTimeout(act, milliseconds);
    else act();
    known = surface.regions;
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}
