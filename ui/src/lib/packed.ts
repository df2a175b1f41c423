import type { Lane } from "../bindings/Lane";
import type { Mark } from "../bindings/Mark";
import type { Node } from "../bindings/Node";
import type { RecordRef } from "../bindings/RecordRef";
import type { Scene } from "../bindings/Scene";
import type { TimeScale } from "../bindings/TimeScale";

// A scene as it crosses from the core: `src-tauri/crates/core/src/commands/packed.rs` says how it is written. Marks stay
// numbers until one is drawn: most of those that come are not in sight yet.

const MAGIC = 0x31534c54;
const NONE = 0xffffffff;
const HEAD = 10;
const MARK = 11;
const NODE = 14;
const ANCHORS = ["start", "middle", "end"] as const;
const WEIGHTS = ["regular", "medium", "semibold"] as const;
const KINDS = ["rect", "path", "text"] as const;

/** What all parts of a packed scene are read from. */
interface Source {
  words: Uint32Array;
  floats: Float32Array;
  text(place: number): string;
  /** How long a text is, without making it. */
  lengthOf(place: number): number;
}

/** The marks of one part of a scene, of which those that are asked for become objects. */
export class PackedMarks {
  readonly length: number;
  readonly #source: Source;
  readonly #from: number;
  readonly #made: (Mark | undefined)[];

  constructor(source: Source, from: number, length: number) {
    this.length = length;
    this.#source = source;
    this.#from = from;
    this.#made = new Array(length);
  }

  kindOf(place: number): Mark["t"] {
    return KINDS[this.#word(place, 0) & 3] ?? "rect";
  }

  nodeOf(place: number): number | null {
    return orNull(this.#word(place, 1));
  }

  /** One of the six lengths: a rectangle's x, y, w, h, r, sw; a path's box, sw, opacity; a text's x, y, size. */
  lengthAt(place: number, which: number): number {
    return this.#source.floats[this.#from + place * MARK + 3 + which] ?? 0;
  }

  /** Of a text how many letters it has, and where it is anchored. */
  textAt(place: number): { letters: number; anchor: (typeof ANCHORS)[number] } {
    const letters = this.#source.lengthOf(this.#word(place, 9));
    return { letters, anchor: ANCHORS[(this.#word(place, 0) >> 4) & 3] ?? "start" };
  }

  at(place: number): Mark {
    const made = this.#made[place];
    if (made) return made;
    const mark = this.#make(place);
    this.#made[place] = mark;
    return mark;
  }

  #word(place: number, which: number): number {
    return this.#source.words[this.#from + place * MARK + which] ?? 0;
  }

  #paint(place: number, shift: 0 | 16): string | null {
    const paint = (this.#word(place, 2) >>> shift) & 0xffff;
    return paint === 0 ? null : this.#source.text(paint - 1);
  }

  #make(place: number): Mark {
    const flags = this.#word(place, 0);
    const node = this.nodeOf(place);
    const at = this.#from + place * MARK + 3;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = this.#source.floats.subarray(at, at + 6);
    const fill = this.#paint(place, 0);
    const dash = (flags & 4) !== 0;
    switch (this.kindOf(place)) {
      case "rect": {
        const corners = (flags & 8) !== 0 ? "left" : "all";
        return {
          t: "rect",
          x: a,
          y: b,
          w: c,
          h: d,
          r: e,
          corners,
          fill,
          stroke: this.#paint(place, 16),
          sw: f,
          dash,
          node,
        };
      }
      case "path":
        return {
          t: "path",
          d: this.#source.text(this.#word(place, 9)),
          bounds: [a, b, c, d],
          fill,
          stroke: this.#paint(place, 16),
          sw: e,
          dash,
          opacity: f,
          node,
          to: orNull(this.#word(place, 10)),
        };
      case "text":
        return {
          t: "text",
          x: a,
          y: b,
          text: this.#source.text(this.#word(place, 9)),
          size: c,
          weight: WEIGHTS[(flags >> 6) & 3] ?? "regular",
          anchor: ANCHORS[(flags >> 4) & 3] ?? "start",
          paint: fill ?? "ink",
          node,
        };
    }
  }
}

type Rest = Omit<Scene, PartName | "nodes">;
type PartName = "body" | "header" | "side" | "corner" | "tray" | "footer";

/** A scene whose marks are still packed. */
export class PackedScene implements Scene {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly side_width: number;
  readonly header_height: number;
  readonly tray_height: number;
  readonly footer_height: number;
  readonly lanes: Lane[];
  readonly time: TimeScale | null;
  readonly begin: number | null;
  readonly nodes: Node[];
  readonly packed: Record<PartName, PackedMarks>;

  constructor(rest: Rest, nodes: Node[], packed: Record<PartName, PackedMarks>) {
    this.title = rest.title;
    this.width = rest.width;
    this.height = rest.height;
    this.side_width = rest.side_width;
    this.header_height = rest.header_height;
    this.tray_height = rest.tray_height;
    this.footer_height = rest.footer_height;
    this.lanes = rest.lanes;
    this.time = rest.time;
    this.begin = rest.begin;
    this.nodes = nodes;
    this.packed = packed;
  }

  get body(): Mark[] {
    return all(this.packed.body);
  }
  get header(): Mark[] {
    return all(this.packed.header);
  }
  get side(): Mark[] {
    return all(this.packed.side);
  }
  get corner(): Mark[] {
    return all(this.packed.corner);
  }
  get tray(): Mark[] {
    return all(this.packed.tray);
  }
  get footer(): Mark[] {
    return all(this.packed.footer);
  }
}

function all(marks: PackedMarks): Mark[] {
  return Array.from({ length: marks.length }, (_, place) => marks.at(place));
}

function orNull(word: number): number | null {
  return word === NONE ? null : word;
}

/** Reads a scene. Throws where the bytes are something else. */
export function readScene(bytes: ArrayBuffer): PackedScene {
  const whole = bytes.byteLength >> 2;
  const words = new Uint32Array(bytes, 0, whole);
  const floats = new Float32Array(bytes, 0, whole);
  if (words[0] !== MAGIC) throw new Error("What came is not a picture.");
  const [texts, body, header, side, corner, tray, footer, nodes, lit] = words.subarray(1, HEAD) as unknown as number[];
  const counts = { body, header, side, corner, tray, footer } as Record<PartName, number>;
  let at = HEAD + (texts ?? 0);
  const ends = words.subarray(HEAD, at);
  const packed = {} as Record<PartName, PackedMarks>;
  const firstMark = at;
  for (const count of Object.values(counts)) at += count * MARK;
  const firstNode = at;
  const firstLit = firstNode + (nodes ?? 0) * NODE;
  const letters = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    new Uint8Array(bytes, (firstLit + (lit ?? 0)) * 4),
  );
  const begin = (place: number) => (place === 0 ? 0 : (ends[place - 1] ?? 0));
  const source: Source = {
    words,
    floats,
    text: (place) => letters.slice(begin(place), ends[place]),
    lengthOf: (place) => (ends[place] ?? 0) - begin(place),
  };
  let from = firstMark;
  for (const [part, count] of Object.entries(counts) as [PartName, number][]) {
    packed[part] = new PackedMarks(source, from, count);
    from += count * MARK;
  }
  const rest = JSON.parse(source.text(0)) as Rest;
  return new PackedScene(rest, readNodes(source, firstNode, nodes ?? 0, firstLit), packed);
}

function readNodes({ words, floats, text }: Source, first: number, count: number, firstLit: number): Node[] {
  const nodes: Node[] = [];
  let lit = firstLit;
  for (let at = first; nodes.length < count; at += NODE) {
    const word = (which: number) => words[at + which] ?? 0;
    const textOrNull = (which: number) => (word(which) === NONE ? null : text(word(which)));
    const flags = word(0);
    const key = text(word(1));
    const kind = textOrNull(2);
    const many = word(9);
    nodes.push({
      key,
      part: (flags & 1) !== 0 ? "tray" : "body",
      record: (flags & 4) !== 0 ? recordOf(key) : kind === null ? null : ({ kind, id: text(word(3)) } as RecordRef),
      title: text(word(4)),
      detail: text(word(5)),
      lane: word(6),
      paint: text(word(7)),
      movable: (flags & 2) !== 0,
      fold: textOrNull(8),
      lit: many === 0 ? [] : [...words.subarray(lit, lit + many)],
      x: floats[at + 10] ?? 0,
      y: floats[at + 11] ?? 0,
      w: floats[at + 12] ?? 0,
      h: floats[at + 13] ?? 0,
    });
    lit += many;
  }
  return nodes;
}

/** The record that a key names: `item:0190…`. */
function recordOf(key: string): RecordRef {
  const colon = key.indexOf(":");
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) } as RecordRef;
}
