import type { Point } from "./desk";

/** So much turning of the wheel is one step of zoom. */
const ZOOM_TURN = 60;
/** Two fingers that move apart by this much make one step of zoom. */
const SPREAD = 1.35;

/** Steps of zoom out of the turning of a wheel, which comes in parts. */
export function turning(): (delta: number) => 1 | -1 | 0 {
  let turned = 0;
  return (delta) => {
    turned += delta;
    if (Math.abs(turned) < ZOOM_TURN) return 0;
    const step = turned < 0 ? 1 : -1;
    turned = 0;
    return step;
  };
}

/** Steps of zoom out of two fingers that move apart, or out of the scale that some web views tell instead. */
export class Pinch {
  readonly #fingers = new Map<number, Point>();
  #from = 0;

  /** Whether two fingers are down. */
  get isOn(): boolean {
    return this.#fingers.size === 2;
  }

  /** Where the picture holds still: between the fingers. */
  get middle(): Point {
    const [a, b] = [...this.#fingers.values()];
    return { x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2, y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 };
  }

  put(id: number, at: Point) {
    this.#fingers.set(id, at);
    if (this.isOn) this.#from = this.#distance();
  }

  lift(id: number) {
    this.#fingers.delete(id);
  }

  /** One finger is there now. */
  move(id: number, at: Point): 1 | -1 | 0 {
    if (!this.#fingers.has(id)) return 0;
    this.#fingers.set(id, at);
    if (!this.isOn || this.#from === 0) return 0;
    const now = this.#distance();
    const step = stepOfScale(now / this.#from);
    if (step !== 0) this.#from = now;
    return step;
  }

  #distance(): number {
    const [a, b] = [...this.#fingers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }
}

/** One step nearer where things have grown by enough, one further where they have shrunk. */
export function stepOfScale(scale: number): 1 | -1 | 0 {
  if (scale >= SPREAD) return 1;
  return scale <= 1 / SPREAD ? -1 : 0;
}
