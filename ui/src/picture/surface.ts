import type { Node } from "../bindings/Node";
import type { Scene } from "../bindings/Scene";
import { dayOf } from "../lib/days";
import { dayAtX } from "./drag";
import {
  EVERY_PART,
  type Highlights,
  looksTheSame,
  NOTHING,
  type PartName,
  type Prepared,
  paint,
  prepare,
  type Seen,
} from "./painter";
import { type Paints, paintsOf } from "./paints";
import { held, type Rect, type Regions, regionsOf, type Scroll, scrolledTo } from "./regions";

/** Today stands this far into the window when a picture is first shown: what comes matters more than what was. */
const TODAY_AT = 0.3;

/**
 * One canvas with a scene on it: knows its size, how far it is scrolled and what is marked, and draws at most once a
 * frame. It keeps marks by the nodes' keys, since their places differ from scene to scene.
 */
export class Surface {
  scroll: Scroll = { x: 0, y: 0, tray: 0 };
  regions: Regions | null = null;
  /** Where in the window the time axis holds still when its scale changes: the pointer, or the middle. */
  anchor: number | null = null;
  #prepared: Prepared | null = null;
  #paints: Paints | null = null;
  #theme: "light" | "dark" = "light";
  #size = { width: 0, height: 0, ratio: 1 };
  #frame = 0;
  /** What is to be drawn in the next frame. */
  #dirty = new Set<PartName>();
  #scrolled = new Set<() => void>();
  /** Whether it is just told that it is scrolled. */
  #scrolls = false;
  #highlights: Highlights = NOTHING;
  #selected: ReadonlySet<string> = new Set();
  #focused: string | null = null;
  #found: { keys: ReadonlySet<string>; at: string | null } | null = null;

  #canvas: HTMLCanvasElement | null = null;

  /** What it draws on; null while it is on no page. */
  get canvas(): HTMLCanvasElement | null {
    return this.#canvas;
  }

  /** Draws on this canvas from now on. */
  attach(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  get scene(): Scene | null {
    return this.#prepared?.scene ?? null;
  }

  get nodes(): readonly Node[] {
    return this.#prepared?.scene.nodes ?? [];
  }

  /** Hears of every change of scroll position, size or scene. */
  onScroll(listener: () => void): () => void {
    this.#scrolled.add(listener);
    return () => this.#scrolled.delete(listener);
  }

  /** Stops drawing, until it gets another canvas. */
  close() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#canvas = null;
    this.#size = { width: 0, height: 0, ratio: 1 };
    this.#scrolled.clear();
  }

  look(theme: "light" | "dark") {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#paints = null;
    this.redraw();
  }

  resize(width: number, height: number, ratio: number) {
    const canvas = this.#canvas;
    if (!canvas) return;
    const before = this.#size;
    // Setting its size clears a canvas, and whoever observes an element hears of the size it has already.
    if (before.width === width && before.height === height && before.ratio === ratio) return;
    this.#size = { width, height, ratio };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    this.#paints = null;
    this.#lay();
    this.redraw();
  }

  /** Shows a scene: another picture, or the same after a change, scrolled so that the eye finds its place again. */
  show(scene: Scene) {
    if (scene === this.scene) return;
    const drawn = this.#seen();
    const before = this.#prepared?.scene ?? null;
    const seen = this.#focused !== null && this.#inSight(this.#focused);
    this.#prepared = prepare(scene);
    const { hovered, ghost, handle, overlay } = this.#highlights;
    const marked = hovered !== null || ghost !== null || handle !== null || overlay !== null;
    this.#highlights = { ...this.#highlights, hovered: null, ghost: null, handle: null, overlay: null };
    this.#places = null;
    if (before === null || before.nodes.length === 0) this.#begin(scene);
    else this.#keepDay(before, scene);
    this.#mark();
    this.#lay();
    // Where only more of the same picture came, beyond what is in sight, it is as it should be.
    const now = this.#seen();
    // A picture that has come need not wait for the next frame to be begun; one that is being scrolled is drawn in it.
    if (before === null) this.#drawNow();
    else if (marked || !drawn || !now || !looksTheSame(drawn, now)) {
      if (this.#scrolls) this.redraw();
      else this.#drawNow();
    }
    // What the user works with stays in sight where the change moved it away.
    if (seen && this.#focused !== null) this.reveal(this.#focused);
  }

  mark(highlights: Partial<Pick<Highlights, "hovered" | "lane" | "ghost" | "handle" | "overlay" | "bar">>) {
    this.#highlights = { ...this.#highlights, ...highlights };
    this.redraw();
  }

  /** Marks the nodes of these keys as selected, and the one the keyboard is on. */
  select(selected: ReadonlySet<string>, focused: string | null, byKeyboard: boolean) {
    const same = selected === this.#selected && focused === this.#focused && byKeyboard === this.#showsFocus;
    if (same || (selected.size === 0 && this.#selected.size === 0 && focused === null && this.#focused === null))
      return;
    this.#selected = selected;
    this.#focused = focused;
    this.#showsFocus = byKeyboard;
    this.#mark();
    this.redraw();
  }
  #showsFocus = false;

  /** Lights the nodes of these keys and outlines one of them; null lights none. */
  find(keys: ReadonlySet<string> | null, at: string | null) {
    this.#found = keys === null || keys.size === 0 ? null : { keys, at };
    this.#mark();
    this.redraw();
  }

  /** Scrolls as little as it takes to see a box. */
  goTo(box: Rect & { part: "body" | "tray" }) {
    if (this.regions) this.scrollTo(scrolledTo(box, this.regions, this.scroll));
  }

  /** The nodes' places by their keys, once somebody asked. */
  #places: Map<string, number> | null = null;

  /** The place of the node of a key; null where it is not in this part of the picture. */
  placeOf(key: string | null): number | null {
    if (key === null) return null;
    this.#places ??= new Map(this.nodes.map((node, place) => [node.key, place]));
    return this.#places.get(key) ?? null;
  }

  scrollTo(scroll: Partial<Scroll>) {
    if (!this.regions) return;
    const next = held({ ...this.scroll, ...scroll }, this.regions, this.#size.ratio);
    const { x, y, tray } = this.scroll;
    if (next.x === x && next.y === y && next.tray === tray) return;
    this.scroll = next;
    this.#scrolls = true;
    this.#tell();
    this.#scrolls = false;
    // What does not move stays as it is drawn: legend, tray, and either the axis or the lanes' names.
    const moved: PartName[] = [];
    if (next.x !== x || next.y !== y) moved.push("body");
    if (next.x !== x) moved.push("header");
    if (next.y !== y) moved.push("side");
    if (next.tray !== tray) moved.push("tray");
    this.redraw(moved);
  }

  scrollBy(dx: number, dy: number, part: "body" | "tray" = "body") {
    const { x, y, tray } = this.scroll;
    if (part === "tray") this.scrollTo({ x: x + dx, tray: tray + dy });
    else this.scrollTo({ x: x + dx, y: y + dy });
  }

  /** Scrolls as little as it takes to see a node. */
  reveal(key: string) {
    const place = this.placeOf(key);
    const node = place === null ? undefined : this.nodes[place];
    if (node && this.regions) this.scrollTo(scrolledTo(node, this.regions, this.scroll));
  }

  redraw(parts: Iterable<PartName> = EVERY_PART) {
    for (const part of parts) this.#dirty.add(part);
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #drawNow() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const part of EVERY_PART) this.#dirty.add(part);
    this.#draw();
  }

  #seen(): Seen | null {
    if (!this.#prepared || !this.regions) return null;
    return { prepared: this.#prepared, regions: this.regions, scroll: this.scroll };
  }

  #tell() {
    for (const listener of this.#scrolled) listener();
  }

  #lay() {
    const { width, height, ratio } = this.#size;
    if (!this.#prepared || width === 0) return;
    this.regions = regionsOf(this.#prepared.scene, width, height);
    this.scroll = held(this.scroll, this.regions, ratio);
    this.#tell();
  }

  #begin({ time, begin, side_width }: Scene) {
    const room = this.#size.width - side_width;
    const x = time?.today == null ? (begin ?? 0) - side_width : time.today - side_width - room * TODAY_AT;
    this.scroll = { x: Math.max(0, x), y: 0, tray: 0 };
  }

  #keepDay(before: Scene, after: Scene) {
    const { time: from } = before;
    const { time: to } = after;
    if (!from || !to || (from.origin === to.origin && from.unit_per_day === to.unit_per_day)) return;
    const at = this.anchor ?? (this.#size.width + after.side_width) / 2;
    const day = dayAtX(at + this.scroll.x, from);
    const x = to.left + (day - dayOf(to.origin)) * to.unit_per_day - at;
    this.scroll = { ...this.scroll, x };
    this.anchor = null;
  }

  #inSight(key: string): boolean {
    const place = this.placeOf(key);
    const node = place === null ? undefined : this.nodes[place];
    if (!node || !this.regions) return false;
    const { body, tray } = this.regions;
    const [rect, dy] = node.part === "tray" ? [tray, tray.y - this.scroll.tray] : [body, -this.scroll.y];
    const y = node.y + dy;
    return y + node.h > rect.y && y < rect.y + rect.h;
  }

  #mark() {
    const selected: number[] = [];
    let focused: number | null = null;
    const found = this.#found ? new Set<number>() : null;
    let at: number | null = null;
    this.nodes.forEach((node, place) => {
      if (this.#found?.keys.has(node.key)) found?.add(place);
      if (this.#found?.at === node.key) at = place;
      if (this.#selected.has(node.key)) selected.push(place);
      if (node.key === this.#focused && this.#showsFocus) focused = place;
    });
    this.#highlights = { ...this.#highlights, selected, focused, found, at };
  }

  #draw() {
    const { ratio } = this.#size;
    const context = this.#canvas?.getContext("2d", { alpha: false });
    if (!context || !this.#prepared || !this.regions) return;
    this.#paints ??= paintsOf(this.#theme, context);
    const { regions, scroll } = this;
    paint(context, this.#prepared, this.#paints, regions, scroll, this.#highlights, ratio, this.#dirty);
    this.#dirty.clear();
  }
}
