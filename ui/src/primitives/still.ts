import { createContext, useContext } from "react";

/**
 * Whether the window is being drawn for the first time. Until that is on the screen, controls that can float menus and
 * hints are drawn as they look and come alive right after: making them so takes half of the time to the first picture.
 */
export const Still = createContext(false);

/** Whether a control is drawn as it looks only. */
export function useStill(): boolean {
  return useContext(Still);
}
