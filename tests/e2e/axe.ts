/** What axe-core finds wrong with a page, told so that it can be mended. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { App } from "./driver";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe-core finds wrong with what is shown: rule, place and what to do about it. Of a page that has been looked at
 * in other colours it is enough to look at those.
 */
export async function violations(app: App, only: "everything" | "colours" = "everything"): Promise<string[]> {
  if (!(await app.run<boolean>("return 'axe' in window"))) await app.run(SOURCE);
  // Colours are compared once they have come to rest.
  const found = await app.runAsync<AxeResults["violations"] | { failed: string }>(
    `await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
     const rules = arguments[0] === "colours" ? { runOnly: ["color-contrast"] } : {};
     return (await window.axe.run(document, { resultTypes: ["violations"], ...rules })).violations;`,
    only,
  );
  if ("failed" in found) throw new Error(found.failed);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) =>
      [id, target.join(" "), html.slice(0, 160), failureSummary?.split("\n").slice(1).join("; ")].join(" | "),
    ),
  );
}
