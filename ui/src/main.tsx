import "./styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CoreProvider } from "./domain/core";
import { NavigationProvider } from "./domain/navigation";
import { PicturesProvider } from "./domain/pictures";
import { findPlatform, PlatformProvider } from "./platform";
import { ToastProvider } from "./primitives/Toasts";
import { App } from "./views/App";

const root = document.getElementById("app");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <PlatformProvider platform={findPlatform()}>
        <ToastProvider>
          <CoreProvider>
            <PicturesProvider>
              <NavigationProvider>
                <App />
              </NavigationProvider>
            </PicturesProvider>
          </CoreProvider>
        </ToastProvider>
      </PlatformProvider>
    </StrictMode>,
  );
}
