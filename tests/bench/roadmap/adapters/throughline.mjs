/**
 * This app: the view of the roadmap as the window shows it, without the frame around it. The core answers through
 * `ui/src/platform/browser.ts`: over a local connection what the app has over its shell's door.
 */
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { ask, CoreProvider, newClient } from "../../../../ui/src/domain/core";
import { NavigationProvider } from "../../../../ui/src/domain/navigation";
import { PicturesProvider, usePicture } from "../../../../ui/src/domain/pictures";
import { firstRequest, outlineRequest } from "../../../../ui/src/domain/range";
import { setBefore } from "../../../../ui/src/domain/specs";
import { Surface } from "../../../../ui/src/picture/surface";
import { PlatformProvider } from "../../../../ui/src/platform";
import { browser } from "../../../../ui/src/platform/browser";
import { ToastProvider } from "../../../../ui/src/primitives/Toasts";
import { PictureView } from "../../../../ui/src/views/pictures/PictureView";
import "../../../../ui/src/styles/index.css";
import { HEIGHT, isoDay, NAMES, WIDTH } from "../page/units.mjs";

const FONTS = [400, 500, 600].map((weight) => `${weight} 13px Inter`);
/** As the others show it: in the same lanes, by months, with all dependencies. Everything else is as the app has it by itself. */
const SHOWN = { group: "strategy", zoom: "month", dependencies: "all" };

export default {
  /** What only a screen reader sees. */
  unseen: '[role="treegrid"]',
  async prepare() {
    const status = await browser.call("status");
    localStorage.setItem(`pictures:${status.path}`, JSON.stringify({ roadmap: SHOWN }));
    await Promise.all(FONTS.map((font) => document.fonts.load(font)));
    // What the window knows before it shows a view: which file is open, and how it was set.
    const client = newClient();
    client.setQueryData(["status", null], status);
    client.setQueryData(["views", null], await browser.call("views"));
    return client;
  },
  mount(container, client) {
    const hold = { set: null, surface: null };
    listenIn(hold);
    // As the app does where it starts (ui/src/domain/ahead.ts): the core lays out while the view is being built.
    const { path } = client.getQueryData(["status", null]);
    const spec = { ...setBefore(path).roadmap, width: WIDTH, height: HEIGHT };
    void client.prefetchQuery(ask(browser.call, "scene", firstRequest(spec)));
    void client.prefetchQuery(ask(browser.call, "outline", outlineRequest(spec)));
    createRoot(container).render(
      nested(
        [PlatformProvider, { platform: browser }],
        [ToastProvider],
        [CoreProvider, { answers: client }],
        [PicturesProvider],
        [NavigationProvider],
        [Roadmap, { hold }],
      ),
    );
    const picture = () => hold.surface.canvas.parentElement;
    return {
      range: () => ({ x: hold.surface.regions.most.x, y: hold.surface.regions.most.y }),
      scroll: () => ({ x: hold.surface.scroll.x, y: hold.surface.scroll.y }),
      // By turning the wheel: what a person does, and all that follows.
      scrollTo(x, y) {
        const { scroll } = hold.surface;
        const [deltaX, deltaY] = [x - scroll.x, y - scroll.y];
        if (deltaX === 0 && deltaY === 0) return;
        const at = { clientX: (WIDTH + NAMES) / 2, clientY: HEIGHT / 2 };
        picture().dispatchEvent(new WheelEvent("wheel", { deltaX, deltaY, ...at, bubbles: true, cancelable: true }));
      },
      isWhole: () => isWhole(hold.surface),
      zoom: (zoom) => hold.set({ zoom }),
      move: ({ record, start, end }) =>
        browser.call("edit", {
          label: "Move",
          changes: [
            {
              op: "update",
              record: { kind: "item", id: record },
              set: { start: isoDay(start), end: isoDay(end - 1) },
            },
          ],
        }),
    };
  },
};

function Roadmap({ hold }) {
  const [, set] = usePicture("roadmap");
  useEffect(() => {
    hold.set = set;
  }, [hold, set]);
  return createElement(
    "div",
    { style: { display: "grid", height: "100%" } },
    createElement(PictureView, { kind: "roadmap", onOpen: () => {}, empty: "Nothing" }),
  );
}

/** Notices the surface that the view makes for itself, to read how far it is scrolled. */
function listenIn(hold) {
  const plain = Surface.prototype.show;
  Surface.prototype.show = function noticed(...args) {
    hold.surface = this;
    return plain.apply(this, args);
  };
}

/** Each element inside the one before. */
function nested([component, props = null], ...inner) {
  return createElement(component, props, inner.length > 0 ? nested(...inner) : undefined);
}

/** From where to where the nodes of a scene reach, by scene. */
const extents = new WeakMap();

/** Whether all that is in sight has come from the core: that a frame is quick because it is blank must not pass. */
function isWhole({ scene, regions, scroll }) {
  let extent = extents.get(scene);
  if (!extent) {
    extent = { top: Number.POSITIVE_INFINITY, bottom: 0 };
    for (const { part, y, h } of scene.nodes) {
      if (part !== "body") continue;
      extent.top = Math.min(extent.top, y);
      extent.bottom = Math.max(extent.bottom, y + h);
    }
    extents.set(scene, extent);
  }
  const top = regions.body.y + scroll.y;
  const bottom = Math.min(scene.height, top + regions.body.h);
  return extent.top <= top + SLACK && extent.bottom >= bottom - SLACK;
}

/** So much at either edge may be without a bar where all has come: the room between two lanes. */
const SLACK = 60;
