/** The two engines, each behind the same few calls: go to a page, call its driver, weigh its memory, look at it. */
import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as after } from "node:timers/promises";
import { chromium } from "playwright-core";
import { HEIGHT, WIDTH } from "./page/units.mjs";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--enable-precise-memory-info",
  // A frame is to take what it takes, not what the next sixtieth of a second makes of it.
  "--disable-frame-rate-limit",
  "--disable-gpu-vsync",
];
/** How the app itself starts its web view where there is no graphics card: see `src-tauri/src/renderer.rs`. */
const PLAIN = { WEBKIT_DISABLE_DMABUF_RENDERER: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
/** A browser that does not go by itself is not waited for longer, in milliseconds. */
const PATIENCE = 4000;

/** A fresh browser with an empty profile. */
export function launch(engine) {
  return engine === "webkit" ? launchWebKit() : launchChromium();
}

async function launchChromium() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    timeout: 60_000,
  });
  const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const protocol = await context.newCDPSession(page);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error).slice(0, 300)));
  return {
    version: `Chromium ${browser.version()}`,
    errors,
    goTo: (address) => page.goto(address, { timeout: 0 }),
    call: (name, ...args) => page.evaluate(([name, args]) => window.bench[name](...args), [name, args]),
    /** What the page's objects take after a clearing-up, typed arrays too, in MB. */
    async heap() {
      await protocol.send("HeapProfiler.collectGarbage");
      await protocol.send("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize = 0 } = await protocol.send("Runtime.getHeapUsage");
      return (usedSize + backingStorageSize) / 1_048_576;
    },
    look: (file) => page.screenshot({ path: file, timeout: 20_000 }),
    close: () => Promise.race([browser.close(), after(PATIENCE)]),
  };
}

async function launchWebKit() {
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore", env: { ...process.env, ...PLAIN } });
  const request = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  await answers(() => request("GET", "/status"));
  const { sessionId, capabilities } = await request("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", "--geometry=1500x1000"] },
        timeouts: { script: 600_000, pageLoad: 120_000 },
      },
    },
  });
  const session = `/session/${sessionId}`;
  await request("POST", `${session}/window/rect`, { x: 0, y: 0, width: 1500, height: 1000 });
  return {
    version: `WebKitGTK ${capabilities.browserVersion}`,
    errors: [],
    goTo: (url) => request("POST", `${session}/url`, { url }),
    async call(name, ...args) {
      const script = `const [name, args, done] = arguments;
        Promise.resolve().then(() => window.bench[name](...args))
          .then((value) => done({ value: value ?? null }), (error) => done({ error: String(error?.stack ?? error) }));`;
      const { value, error } = await request("POST", `${session}/execute/async`, { script, args: [name, args] });
      if (error) throw new Error(error);
      return value;
    },
    heap: async () => null,
    async look(file) {
      // Without compositing a picture may never come.
      const picture = await Promise.race([request("GET", `${session}/screenshot`), after(10_000, null)]);
      if (picture) writeFileSync(file, Buffer.from(picture, "base64"));
    },
    async close() {
      await Promise.race([request("DELETE", session).catch(() => {}), after(PATIENCE)]);
      driver.kill();
    },
  };
}

/** The small browser that comes with WebKitGTK: the engine of the app's window, without the app. */
function miniBrowser() {
  for (const folder of readdirSync("/usr/lib")) {
    const found = `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`;
    try {
      readdirSync(`/usr/lib/${folder}/webkit2gtk-4.1`);
      return found;
    } catch {
      // Most folders there are of something else.
    }
  }
  throw new Error("WebKitGTK's MiniBrowser was not found.");
}

async function answers(ask) {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 100) throw error;
      await after(100);
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
