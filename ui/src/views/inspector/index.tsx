import { createContext, useContext } from "react";

/** Whether the inspector is there, and the ways to change that. */
export interface InspectorState {
  isOpen: boolean;
  open(): void;
  close(): void;
}

export const InspectorContext = createContext<InspectorState>({ isOpen: false, open() {}, close() {} });

export function useInspector(): InspectorState {
  return useContext(InspectorContext);
}
