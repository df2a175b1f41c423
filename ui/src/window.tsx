import { type ReactNode, StrictMode, useEffect, useState } from "react";
import { UNSAFE_PortalProvider } from "react-aria/PortalProvider";
import { createRoot } from "react-dom/client";
import type { Ahead } from "./domain/ahead";
import { CoreProvider, newClient, takeAhead } from "./domain/core";
import { NavigationProvider } from "./domain/navigation";
import { PicturesProvider } from "./domain/pictures";
import { findPlatform, type Platform, PlatformProvider } from "./platform";
import { Still } from "./primitives/still";
import { ToastProvider } from "./primitives/Toasts";
import { App } from "./views/App";

/** Opens the window in an element of the page, with what was asked ahead. */
export function open(root: HTMLElement, ahead: Ahead | null): void {
  const answers = newClient();
  if (ahead) takeAhead(answers, ahead);
  // What the first picture does not need is asked once that is drawn: the core would think beside the drawing.
  const first = ahead?.scene ? painted(ahead.scene.asked) : null;
  const platform = first ? patient(findPlatform(), first) : findPlatform();
  createRoot(root).render(
    <StrictMode>
      <UNSAFE_PortalProvider getContainer={() => document.getElementById("overlays")}>
        <PlatformProvider platform={platform}>
          <ToastProvider>
            <CoreProvider answers={answers}>
              <PicturesProvider>
                <NavigationProvider>
                  <First until={first}>
                    <App />
                  </First>
                </NavigationProvider>
              </PicturesProvider>
            </CoreProvider>
          </ToastProvider>
        </PlatformProvider>
      </UNSAFE_PortalProvider>
    </StrictMode>,
  );
}

/** Draws what is inside as it looks only, until the first picture is there. */
function First({ until, children }: { until: Promise<void> | null; children: ReactNode }) {
  const [still, setStill] = useState(until !== null);
  useEffect(() => void until?.then(() => setStill(false)), [until]);
  return <Still value={still}>{children}</Still>;
}

/** The longest that anything waits for the first picture, in milliseconds: a window that nobody sees draws none. */
const PATIENCE = 1000;

/** Resolves once a picture that was asked for is on its way to the screen. */
function painted(asked: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    asked.then(drawn, () => resolve());
  });
}

/** A platform whose calls wait for something first. */
function patient(platform: Platform, first: Promise<void>): Platform {
  const call: Platform["call"] = (name, ...request) => first.then(() => platform.call(name, ...request));
  return { ...platform, call };
}
