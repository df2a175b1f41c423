import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Mark } from "../bindings/Mark";
import type { Scene } from "../bindings/Scene";
import { labelsOf } from "../picture/labels";
import { indexOf } from "../picture/marks";
import { readScene } from "./packed";

// Both files are written by the core's own test (`src-tauri/crates/core/tests/workspace/packed.rs`).
const file = (name: string) => readFileSync(`${import.meta.dirname}/../../../tests/fixtures/scene/${name}`);
const plain = JSON.parse(file("plain.json").toString()) as Scene;
const packed = () => {
  const bytes = file("packed.bin");
  return readScene(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
};
const PARTS = ["body", "header", "side", "corner", "tray", "footer"] as const;

describe("a scene that came packed", () => {
  it("is the same as one that came as JSON", () => {
    const scene = packed();
    for (const part of PARTS) expect(scene[part]).toEqual(plain[part]);
    expect(scene.nodes).toEqual(plain.nodes);
    const { body, header, side, corner, tray, footer, nodes, ...rest } = plain;
    expect(scene).toMatchObject(rest);
  });

  it("is found and labelled as one that came as JSON", () => {
    const scene = packed();
    const seen = (marks: Parameters<typeof indexOf>[0], left: number, top: number) => {
      const found: Mark[] = [];
      indexOf(marks).visit({ left, top, right: left + 60, bottom: top + 20 }, (mark) => found.push(mark));
      return found;
    };
    for (const [left, top] of [
      [0, 0],
      [200, 50],
      [0, 70],
      [320, 80],
    ] as const) {
      for (const part of PARTS) expect(seen(scene.packed[part], left, top)).toEqual(seen(plain[part], left, top));
    }
    const labels = labelsOf({ body: scene.packed.body, nodes: scene.nodes, time: scene.time });
    expect([...labels.values()]).toEqual([...labelsOf(plain).values()]);
  });

  it("is refused where the bytes are something else", () => {
    expect(() => readScene(new ArrayBuffer(64))).toThrow("not a picture");
  });
});
