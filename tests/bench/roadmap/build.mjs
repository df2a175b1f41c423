/** Makes the page of each component: one script, one style sheet, the driver inside. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { HEIGHT, WIDTH } from "./page/units.mjs";

const here = import.meta.dirname;
const root = join(here, "../../..");
/** Packages that this app has in another version than a component: each page gets its own. */
const OURS = ["react", "react-dom", "@tanstack/react-query"];

/** Writes `NAME/index.html` and what it needs into a folder. */
export async function buildPage(name, folder) {
  const out = join(folder, name);
  mkdirSync(out, { recursive: true });
  const ours = name === "throughline";
  const { metafile } = await build({
    bundle: true,
    minify: true,
    metafile: true,
    format: "iife",
    jsx: "automatic",
    target: ["chrome120", "safari17"],
    logLevel: "error",
    legalComments: "none",
    conditions: ["style"],
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    loader: { ".woff": "dataurl", ".woff2": "dataurl", ".png": "dataurl", ".svg": "dataurl", ".ttf": "file" },
    assetNames: "[name]",
    alias: ours ? Object.fromEntries(OURS.map((name) => [name, join(root, "node_modules", name)])) : {},
    outfile: join(out, "page.js"),
    absWorkingDir: here,
    stdin: {
      resolveDir: here,
      contents: `
        import { install } from "./page/driver.mjs";
        import adapter from "./adapters/${name}.mjs";
        install(adapter);`,
    },
  });
  const styled = Object.keys(metafile.outputs).some((file) => file.endsWith(".css"));
  writeFileSync(join(out, "index.html"), page(name, styled, ours));
}

function page(name, styled, ours) {
  // The app's own style sheets say how its text looks; the others have none of their own for that.
  const font = ours ? "" : "font: 13px 'DejaVu Sans', sans-serif; background: #fff;";
  return `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <title>${name}</title>
    <style>
      html, body { margin: 0; padding: 0; overflow: hidden; ${font} }
      #app { position: absolute; left: 0; top: 0; width: ${WIDTH}px; height: ${HEIGHT}px; overflow: hidden; }
    </style>
    ${styled ? '<link rel="stylesheet" href="page.css" />' : ""}
  </head>
  <body>
    <div id="app"></div>
    <script src="page.js"></script>
  </body>
</html>
`;
}
