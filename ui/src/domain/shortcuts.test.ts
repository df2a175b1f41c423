import { describe, expect, it } from "vitest";
import { inPicture } from "../picture/shortcuts";
import { EVERYWHERE, everywhere, SHORTCUTS } from "./shortcuts";

function press(key: string, held: { ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe("keys", () => {
  it("mean what the list says, whatever the keyboard needs to make a sign", () => {
    expect(everywhere(press("k", { ctrlKey: true }), true)).toBe("palette");
    expect(everywhere(press("Z", { ctrlKey: true, shiftKey: true }), true)).toBe("redo");
    expect(everywhere(press("y", { ctrlKey: true }), true)).toBe("redo");
    expect(everywhere(press("2", { ctrlKey: true }), true)).toBe("view:roadmap");
    expect(everywhere(press("?", { shiftKey: true }), false)).toBe("keys");
    expect(everywhere(press("?"), false)).toBe("keys");
    expect(everywhere(press("F1"), false)).toBe("keys");
    expect(everywhere(press("k"), false)).toBeNull();
    expect(everywhere(press("?", { altKey: true }), false)).toBeNull();
    expect(everywhere(press("K", { ctrlKey: true, shiftKey: true }), true)).toBeNull();
    expect([inPicture("m"), inPicture(" "), inPicture("="), inPicture("x")]).toEqual([
      "moveBy",
      "select",
      "nearer",
      null,
    ]);
  });

  it("mean one thing each in their place", () => {
    for (const { title, keys } of SHORTCUTS) {
      const all = keys.flatMap((shortcut) => shortcut.keys);
      expect(new Set(all).size, title).toBe(all.length);
    }
    const pictures = SHORTCUTS.filter(({ title }) => title === "Pictures" || title === "Roadmap");
    const together = pictures.flatMap(({ keys }) => keys.flatMap((shortcut) => shortcut.keys));
    expect(new Set(together).size).toBe(together.length);
    expect(new Set(EVERYWHERE.map(({ id }) => id)).size).toBe(EVERYWHERE.length);
  });
});
