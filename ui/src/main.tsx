import "./styles/index.css";
import { StrictMode } from "react";
import { UNSAFE_PortalProvider } from "react-aria/PortalProvider";
import { createRoot } from "react-dom/client";
import { askAhead } from "./domain/ahead";
import { CoreProvider, newClient } from "./domain/core";
import { NavigationProvider } from "./domain/navigation";
import { PicturesProvider } from "./domain/pictures";
import { findPlatform, PlatformProvider } from "./platform";
import { ToastProvider } from "./primitives/Toasts";
import { App } from "./views/App";

const root = document.getElementById("app");
if (root) {
  const platform = findPlatform();
  const answers = newClient();
  void askAhead(answers, platform);
  createRoot(root).render(
    <StrictMode>
      <UNSAFE_PortalProvider getContainer={() => document.getElementById("overlays")}>
        <PlatformProvider platform={platform}>
          <ToastProvider>
            <CoreProvider answers={answers}>
              <PicturesProvider>
                <NavigationProvider>
                  <App />
                </NavigationProvider>
              </PicturesProvider>
            </CoreProvider>
          </ToastProvider>
        </PlatformProvider>
      </UNSAFE_PortalProvider>
    </StrictMode>,
  );
}
