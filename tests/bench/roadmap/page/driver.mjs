/**
 * Drives one component in its page, the same way in every engine: `roadmap.mjs` calls what is in `window.bench`, one
 * after the other. What each figure is stands in ../README.md.
 */
import { statistics } from "./statistics.mjs";
import { DAY } from "./units.mjs";

/** Steps of one scroll. */
const STEPS = 60;
/** CSS pixels of one step: a notch of the wheel down, less sideways. */
const NOTCH = { x: 40, y: 100 };
/** What has not changed for so long is finished, in milliseconds. */
const QUIET = 260;
const PATIENCE = 110_000;
/** A frame of this length was busy, whatever it did, in milliseconds. */
const BUSY = 40;
/** Items that are moved one after the other, and what makes them good for it: seen at the top left, also after. */
const MOVED = { count: 5, among: 24, within: 120, by: 30 };

export function install(adapter) {
  const drawn = watchDrawing(adapter.unseen);
  let container = null;
  let plan = null;
  let input = null;
  let shown = null;
  let scrolling = null;

  /** Waits until nothing was drawn for a while, and answers when the last busy frame had ended. */
  async function settle(quiet = QUIET) {
    const begin = performance.now();
    let busy = begin;
    let before = begin;
    let seen = drawn.count;
    drawn.watch();
    for (;;) {
      const end = await afterFrame();
      if (drawn.count !== seen || end - before > BUSY) {
        busy = end;
        seen = drawn.count;
      }
      before = end;
      if (end - busy > quiet || end - begin > PATIENCE) break;
    }
    drawn.rest();
    return busy;
  }

  /** Until the last frame that something was drawn in for it; no less than two frames. */
  async function timed(act) {
    const begin = performance.now();
    await act();
    await frame();
    await frame();
    const two = performance.now();
    return Math.max(two, await settle()) - begin;
  }

  async function rest() {
    shown.scrollTo(0, 0);
    await frame();
    await frame();
    await settle(120);
  }

  window.bench = {
    /** A fixed piece of work, which tells how busy the machine is. */
    calibrate() {
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round++) {
        const begin = performance.now();
        let x = 1;
        for (let n = 0; n < 2e7; n++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
        window.calibrated = x;
        best = Math.min(best, performance.now() - begin);
      }
      return best;
    },
    /** Gives the component what it is made from, in the form it takes. Not timed. */
    async prepare() {
      container = document.getElementById("app");
      plan = await (await fetch("/plan")).json();
      input = await adapter.prepare(plan);
      return plan.items.length;
    },
    /** What the page has of the plan besides the component stays until the end: it must not be freed in between. */
    async mount() {
      await frame();
      await frame();
      return timed(async () => {
        shown = await adapter.mount(container, input);
      });
    },
    elements: () => countElements(document.body),
    async aim(axis, mode) {
      await rest();
      const range = shown.range();
      const most = Math.max(0, range[axis]);
      const jumps = mode === "jump";
      scrolling = { axis, jumps, step: jumps ? most / STEPS : Math.min(most / STEPS, NOTCH[axis]) };
    },
    /**
     * One step a frame. After a jump nothing of what is in sight was there before: the step lasts until all of it is,
     * for a blank frame is quick and shows nothing.
     */
    async scroll() {
      const { axis, step, jumps } = scrolling;
      const frames = [];
      let whole = 0;
      await frame();
      let before = performance.now();
      for (let n = 1; n <= STEPS; n++) {
        const to = Math.round(step * n);
        shown.scrollTo(axis === "x" ? to : 0, axis === "y" ? to : 0);
        await frame();
        const isWhole = shown.isWhole?.() ?? true;
        if (isWhole) whole++;
        if (jumps && !isWhole) await until(() => shown.isWhole());
        const now = performance.now();
        frames.push(now - before);
        before = now;
      }
      await frame();
      return {
        ...statistics(frames),
        wanted: Math.round(step * STEPS),
        reached: shown.scroll()[axis],
        whole: shown.isWhole ? (100 * whole) / STEPS : null,
      };
    },
    async settled() {
      await settle(120);
    },
    /** Visible items are moved by a month, one at a time. */
    async move() {
      await rest();
      const last = plan.begin + MOVED.within * DAY;
      const chosen = plan.items.slice(0, MOVED.among).filter((item) => item.parent !== null && item.start < last);
      const times = [];
      for (const item of chosen.slice(0, MOVED.count)) {
        item.start += MOVED.by * DAY;
        item.end += MOVED.by * DAY;
        times.push(await timed(() => shown.move(item)));
      }
      return statistics(times).median;
    },
    zoom: (level) => timed(() => shown.zoom(level)),
    async goTo(x, y) {
      shown.scrollTo(x, y);
      await frame();
      await settle(120);
    },
  };
}

async function until(holds) {
  const begin = performance.now();
  while (!holds() && performance.now() - begin < PATIENCE) await frame();
  // What has come is drawn in the frame after.
  await frame();
}

function frame() {
  return new Promise(requestAnimationFrame);
}

/** The time in the first task after a frame's own work: style, layout, paint. */
function afterFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now());
      };
      port2.postMessage(null);
    });
  });
}

/** Counts what changes the picture: strokes on any canvas and, while watched, changes of the document. */
function watchDrawing(unseen) {
  const drawn = { count: 0, watch: () => {}, rest: () => {} };
  const prototype = CanvasRenderingContext2D.prototype;
  for (const name of ["clearRect", "fillRect", "fill", "stroke", "fillText", "drawImage", "putImageData"]) {
    const plain = prototype[name];
    prototype[name] = function counted(...args) {
      drawn.count++;
      return plain.apply(this, args);
    };
  }
  // A component may say what of it is never painted: what changes there is no part of the picture.
  const isSeen = ({ target, addedNodes }) => {
    const element = target instanceof Element ? target : target.parentElement;
    // The first time it is put into what is seen.
    const own =
      addedNodes.length > 0 && [...addedNodes].every((node) => node instanceof Element && node.matches(unseen));
    return element !== null && !own && element.closest(unseen) === null;
  };
  const observer = new MutationObserver((changes) => {
    if (unseen === undefined || changes.some(isSeen)) drawn.count++;
  });
  drawn.watch = () =>
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  drawn.rest = () => observer.disconnect();
  return drawn;
}

function countElements(root) {
  let count = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    count++;
    if (walker.currentNode.shadowRoot) count += countElements(walker.currentNode.shadowRoot);
  }
  return count;
}
