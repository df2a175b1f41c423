import type { Scene } from "../bindings/Scene";
import { blocksFor, nextBlocks, type Stretch } from "./range";

// The parts of one long picture, fetched ahead of the eye. A scroll, and a jump to where something was asked for already,
// draw at once from what is there: nothing renders, and nothing is waited for.

/** A stretch of a picture, and what is in it. */
export interface Part extends Stretch {
  scene: Scene;
}

/** At most so many are on their way at once. */
const ASKED = 3;
/** So many are kept beside the one that is shown. */
const KEPT = 4;
/** So many steps of a scroll are looked ahead. */
const STEPS = 3;
/** Around a place to which a jump may go, in the picture's units: the next step is seldom as long as the last. */
const AROUND = 300;
/** A step of more than this share of the window is a jump: what is between need not be there. */
const JUMP = 0.5;

/** What holds a picture's parts, and shows the one that is in sight. */
export class Parts {
  /** Asks the core for a stretch of the picture as it is set now. */
  ask: (stretch: Stretch) => Promise<Scene> = () => Promise.reject(new Error("Nothing is asked yet."));
  /** Hears, once it stands still, that another part than the last is shown. */
  rest: (part: Part) => void = () => {};
  /** While the picture itself is on its way no part of it is asked for. */
  #held = true;
  #show: ((scene: Scene) => void) | null = null;
  #current: Part | null = null;
  /** The part that was said to be at rest last. */
  #rested: Part | null = null;
  #handed: Part | null = null;
  #spare: Part[] = [];
  #asked = new Set<Stretch>();
  #past = new WeakSet<Scene>();
  #wanted: Stretch | null = null;
  #step = 0;
  #rests = false;
  #round = 0;

  /** Counts the plans and settings that it had parts of: an answer of a round before is of another picture. */
  get round(): number {
    return this.#round;
  }

  /** The part that is shown. */
  get current(): Part | null {
    return this.#current;
  }

  /** Shows each part as it comes. */
  listen(show: (scene: Scene) => void): () => void {
    this.#show = show;
    return () => {
      if (this.#show === show) this.#show = null;
    };
  }

  /** What is to be drawn where `scene` is known: the same, but where another part has taken its place since. */
  latest(scene: Scene): Scene {
    return this.#past.has(scene) && this.#current ? this.#current.scene : scene;
  }

  /** The picture was changed, or is set otherwise: what is on its way is of no use. */
  forget(): void {
    this.#round++;
    this.#spare = [];
    this.#asked.clear();
    this.#handed = null;
  }

  /** A part was asked for as the picture as such. */
  begin(part: Part): void {
    this.#handed = null;
    if (this.#current?.scene === part.scene || this.#past.has(part.scene)) return;
    this.#rested = part;
    this.#put(part);
  }

  /** Holds back what would be asked, or lets it go on. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held) this.#follow();
  }

  /** The part of this stretch, where it is here already and is only to be known. */
  take({ top, bottom }: Stretch): Scene | null {
    const part = this.#handed;
    this.#handed = null;
    return part && part.top === top && part.bottom === bottom ? part.scene : null;
  }

  /** A stretch is in sight, while the picture moves or now that it rests. */
  look(top: number, bottom: number, rests: boolean): void {
    const before = this.#wanted;
    if (!rests && before?.top === top && before.bottom === bottom) return;
    this.#step = before && !rests ? top - before.top : 0;
    this.#rests = rests;
    this.#wanted = { top, bottom };
    this.#follow();
  }

  #follow(): void {
    const wanted = this.#wanted;
    if (!wanted || !this.#current) return;
    const spare = covers(this.#current, wanted) ? undefined : this.#spare.find((part) => covers(part, wanted));
    if (spare) this.#put(spare);
    if (this.#held) return;
    const current = this.#current;
    const step = this.#step;
    const jumps = Math.abs(step) > (wanted.bottom - wanted.top) * JUMP;
    if (jumps) {
      for (let n = 0; n <= STEPS; n++) this.#fetch(moved(wanted, n * step, current.scene.height), true);
      return;
    }
    const ahead = moved(wanted, STEPS * step, current.scene.height);
    const stretch = { top: Math.min(wanted.top, ahead.top), bottom: Math.max(wanted.bottom, ahead.bottom) };
    const next = nextBlocks(current, stretch);
    if (next !== current) this.#fetch(stretch, false);
    else if (this.#rests) this.#settle(current);
  }

  #settle(current: Part): void {
    this.#spare = [];
    if (current === this.#rested) return;
    this.#rested = current;
    this.#handed = current;
    this.rest(current);
  }

  /** Asks for what holds a stretch, where that is neither there nor on its way. */
  #fetch(wanted: Stretch, jumps: boolean): void {
    const here = jumps ? [this.#current, ...this.#spare] : [];
    if (this.#asked.size >= ASKED) return;
    if ([...here, ...this.#asked].some((part) => part && covers(part, wanted))) return;
    const asked = jumps ? around(wanted) : blocksFor(wanted.top, wanted.bottom);
    const round = this.#round;
    this.#asked.add(asked);
    const done = (scene: Scene | null) => {
      if (round !== this.#round) return;
      this.#asked.delete(asked);
      if (scene) this.#come({ ...asked, scene });
      this.#follow();
    };
    // What failed is asked for again when it is looked at again; a picture that cannot be drawn says so by itself.
    this.ask(asked).then(done, () => {
      if (round === this.#round) this.#asked.delete(asked);
    });
  }

  #come(part: Part): void {
    const wanted = this.#wanted;
    const slow = wanted !== null && Math.abs(this.#step) <= (wanted.bottom - wanted.top) * JUMP;
    if (wanted && covers(part, wanted) && (slow || !this.#current || !covers(this.#current, wanted))) this.#put(part);
    else this.#keep(part);
  }

  #keep(part: Part): void {
    this.#spare.push(part);
    if (this.#spare.length > KEPT) this.#spare.shift();
  }

  #put(part: Part): void {
    const before = this.#current;
    this.#spare = this.#spare.filter((spare) => spare !== part);
    if (before) this.#past.add(before.scene);
    this.#past.delete(part.scene);
    this.#current = part;
    this.#show?.(part.scene);
  }
}

function covers(part: Stretch, wanted: Stretch): boolean {
  return part.top <= wanted.top && part.bottom >= wanted.bottom;
}

function moved({ top, bottom }: Stretch, by: number, height: number): Stretch {
  const to = Math.max(0, Math.min(top + by, height - (bottom - top)));
  return { top: to, bottom: to + bottom - top };
}

function around({ top, bottom }: Stretch): Stretch {
  return { top: Math.max(0, top - AROUND), bottom: bottom + AROUND };
}
