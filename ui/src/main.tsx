import "./styles/index.css";
import { askAhead } from "./domain/ahead";
import { wanted, wear } from "./domain/look";
import { FACES } from "./picture/faces";
import { findCall } from "./platform/call";

// The core answers while the window itself, by far the larger part of the page, is still being loaded.
const ahead = askAhead(findCall());
wear(wanted());
fetchFonts();
void import("./window").then(async ({ open }) => {
  const known = await ahead;
  const begin = () => {
    const root = document.getElementById("app");
    if (root) open(root, known);
  };
  // This script does not wait for the page, so that it can ask at once.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
});

/** Has the fonts of the pictures ready by the time there is a picture: a canvas does not wait for them. */
function fetchFonts() {
  const fetch = () => {
    for (const face of FACES) void document.fonts.load(face);
  };
  // They are known from the style sheets on.
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (link.sheet) fetch();
    else link.addEventListener("load", fetch, { once: true });
  }
}
