import react from "@vitejs/plugin-react";
import type { HtmlTagDescriptor, Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * Has the page fetch the window while its first script runs: that script imports it only after having asked the core,
 * and the import alone would begin to fetch only then.
 */
function fetchWindow(): Plugin {
  return {
    name: "fetch-window",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === "chunk");
        const window = chunks.find((chunk) => chunk.isDynamicEntry && chunk.name === "window");
        const wanted = new Set(window ? [window.fileName] : []);
        // A set that grows while it is gone through: what is imported imports more.
        for (const name of wanted)
          for (const more of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) wanted.add(more);
        const fetched = chunks.filter(({ fileName, isEntry }) => wanted.has(fileName) && !isEntry);
        const scripts = fetched.map(({ fileName }) => fileName);
        const sheets = fetched.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        const link = (rel: string, file: string): HtmlTagDescriptor => ({
          tag: "link",
          attrs: { rel, crossorigin: true, href: `./${file}` },
          injectTo: "head",
        });
        return [
          ...scripts.map((file) => link("modulepreload", file)),
          ...sheets.map((file) => link("stylesheet", file)),
        ];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), fetchWindow()],
  // Paths in the page are relative, so that it works from whatever address the shell gives it.
  base: "./",
  // Beside the packages: a cache among the sources would make the page look out of date after every test.
  cacheDir: "../node_modules/.vite",
  server: {
    port: 5173,
    strictPort: true,
    // The fonts are the core's own: one copy serves the layout, the exports and the screen.
    fs: { allow: [".", "../tests/bench", "../src-tauri/crates/plan/fonts", "../icons", "../node_modules"] },
    // A browser talks to the real core through `cargo run -p throughline-core --example browser`.
    proxy: { "/core": { target: "http://127.0.0.1:5174" } },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["es2022", "safari16"],
    modulePreload: { polyfill: false },
    // The content security policy allows fonts from the app itself only, not from data addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "../tests/bench/**/*.test.mjs"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    // A test of a whole view takes a second; on a machine that compiles beside it, ten.
    testTimeout: 30_000,
  },
});
