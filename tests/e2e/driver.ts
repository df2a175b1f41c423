/**
 * A thin WebDriver client for the app's own window: WebKitWebDriver starts the real binary and drives its web view.
 *
 * Plain HTTP, because the client libraries insist on a browser's name, which the driver refuses for an app.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { folder } from "./files";

/** Where the app remembers what it was told in the stories of this file: those of another begin without it. */
let remembered: string | undefined;

function homeOfStories(): string {
  remembered ??= folder();
  return remembered;
}

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Marks the control that is about to be clicked. */
const MARK = "data-e2e-target";
/** How long a condition may take, in milliseconds: machines that build at the same time are slow. */
const PATIENCE = 20_000;

/** Keys that have no letter (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
export const Key = {
  enter: "\uE007",
  escape: "\uE00C",
  tab: "\uE004",
  shift: "\uE008",
  control: "\uE009",
  alt: "\uE00A",
  left: "\uE012",
  up: "\uE013",
  right: "\uE014",
  down: "\uE015",
  delete: "\uE017",
  home: "\uE011",
  end: "\uE010",
  space: " ",
  f2: "\uE032",
  f10: "\uE03A",
  backspace: "\uE003",
} as const;

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

/** The size of the window; `kept` leaves it as the app itself opens it. */
type Size = { width: number; height: number } | "kept";

/** The app, running in a window of its own. */
export class App {
  private constructor(
    private readonly driver: ChildProcess,
    private readonly session: string,
  ) {}

  /**
   * Starts the app with arguments and waits until its window has drawn something. What it remembers between starts is
   * that of the stories of one file, unless it is given a folder of its own for it.
   */
  static async start(args: string[], size: Size = { width: 1440, height: 900 }, home = homeOfStories()) {
    const binary = process.env.THROUGHLINE_APP;
    if (!binary) throw new Error("THROUGHLINE_APP names the app to test: run `cargo xtask test --only e2e`");
    const settings = { XDG_CONFIG_HOME: `${home}/config`, XDG_DATA_HOME: `${home}/data` };
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      // Both the driver and the app look at these; without them the session waits for ever.
      env: { ...process.env, ...settings, TAURI_WEBVIEW_AUTOMATION: "true", TAURI_AUTOMATION: "true" },
    });
    const base = `http://127.0.0.1:${port}`;
    await until("the driver answers", async () => (await fetch(`${base}/status`).catch(() => null))?.ok);
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
    const answer = await send("POST", `${base}/session`, { capabilities });
    const app = new App(driver, `${base}/session/${(answer as { sessionId: string }).sessionId}`);
    if (size !== "kept") await app.send("POST", "/window/rect", size);
    await app.waitFor("#app > *");
    return app;
  }

  /** Closes the window, as a user would, and ends the driver once the app has let go of its file. */
  async stop(): Promise<void> {
    const apps = childrenOf(this.driver.pid);
    await this.send("DELETE", "").catch(() => null);
    await until("the app has ended", async () => apps.every((pid) => !existsSync(`/proc/${pid}`)));
    this.driver.kill();
  }

  /** Whether the window is there. */
  async isOpen(): Promise<boolean> {
    return await this.run<boolean>("return true").catch(() => false);
  }

  /** Where the window is and how large. */
  rect(): Promise<Box> {
    return this.send("GET", "/window/rect") as Promise<Box>;
  }

  private send(method: string, path: string, body?: unknown): Promise<unknown> {
    return send(method, this.session + path, body);
  }

  /** Runs a function's body in the page; its arguments are `arguments[0]`, …. */
  run<T>(body: string, ...args: unknown[]): Promise<T> {
    return this.send("POST", "/execute/sync", { script: body, args }) as Promise<T>;
  }

  /** Runs a function's body in the page that answers through a promise. */
  runAsync<T>(body: string, ...args: unknown[]): Promise<T> {
    const script = `const done = arguments[arguments.length - 1];
      (async () => { ${body} })().then(done, (error) => done({ failed: String(error) }));`;
    return this.send("POST", "/execute/async", { script, args }) as Promise<T>;
  }

  /** The element that a CSS selector finds, once there is one. */
  async waitFor(css: string): Promise<string> {
    let found = "";
    await until(`${css} is there`, async () => {
      found = await this.find(css);
      return found !== "";
    });
    return found;
  }

  private async find(css: string): Promise<string> {
    const all = (await this.send("POST", "/elements", { using: "css selector", value: css })) as Record<
      string,
      string
    >[];
    return all[0]?.[ELEMENT] ?? "";
  }

  /** Waits until nothing answers to a CSS selector. */
  async waitGone(css: string): Promise<void> {
    await until(`${css} is gone`, async () => (await this.find(css)) === "");
  }

  /** Waits until the page's text has these words. */
  async waitForText(words: string, css = "body"): Promise<void> {
    await this.waitUntilText(`“${words}” is shown`, css, (text) => text.includes(words));
  }

  /** Waits until the text of an element is as it should be; where it never is, says what it was instead. */
  async waitUntilText(what: string, css: string, isRight: (text: string) => boolean): Promise<void> {
    await until(what, async () => {
      const text = await this.text(css);
      if (!isRight(text)) throw new Error(`${css} reads “${text.slice(0, 600)}”`);
      return true;
    });
  }

  /** The text a user sees within an element. */
  text(css = "body"): Promise<string> {
    return this.run("return document.querySelector(arguments[0])?.innerText ?? ''", css);
  }

  /** Clicks the element that a CSS selector finds, once it stands still and nothing covers it. */
  async click(css: string): Promise<void> {
    await this.waitFor(css);
    let before = "";
    await until(`${css} stands still, with nothing over it`, async () => {
      const now = await this.place(css);
      const stands = now !== "" && now === before;
      before = now;
      return stands;
    });
    await this.send("POST", `/element/${await this.waitFor(css)}/click`, {});
  }

  /** Scrolls an element into sight and says where it is; nothing where something else lies over its middle. */
  private place(css: string): Promise<string> {
    return this.run<string>(
      `const element = document.querySelector(arguments[0]);
       if (!element) return "";
       element.scrollIntoView({ block: "nearest", inline: "nearest" });
       const { left, top, width, height } = element.getBoundingClientRect();
       const hit = document.elementFromPoint(left + width / 2, top + height / 2);
       return hit && (element.contains(hit) || hit.contains(element)) ? [left, top, width, height].join() : "";`,
      css,
    );
  }

  /** Clicks the first control (button, link, tab, option, menu entry, cell) whose name or text is this. */
  async press(name: string, within = "body"): Promise<void> {
    await until(`a control named “${name}”`, () => this.mark(name, within));
    await this.click(`[${MARK}]`);
  }

  /** Whether there is a control of this name. */
  async has(name: string, within = "body"): Promise<boolean> {
    return await this.mark(name, within);
  }

  /**
   * Marks the control of a name, or whose first line is this: what is hidden from screen readers is no part of it, and
   * what is greyed out no control.
   */
  private mark(name: string, within: string): Promise<boolean> {
    return this.run<boolean>(
      `const roles = "button, a, [role=button], [role=tab], [role=option], [role=menuitem], [role=menuitemradio], [role=gridcell], [role=rowheader], [role=radio], label";
       const spoken = (e) => [...e.querySelectorAll("[aria-hidden=true]")].reduce((all, part) => all.replace(part.innerText ?? "", ""), e.innerText ?? "");
       const name = (e) => (e.getAttribute("aria-label") ?? spoken(e)).trim();
       for (const old of document.querySelectorAll("[${MARK}]")) old.removeAttribute("${MARK}");
       const there = [...document.querySelectorAll(arguments[1])].flatMap((part) => [...part.querySelectorAll(roles)])
         .filter((e) => e.getClientRects().length > 0 && !e.matches(":disabled, [aria-disabled=true]") && !e.closest("[inert]"));
       const found = there.find((e) => name(e) === arguments[0]) ?? there.find((e) => name(e).split("\\n")[0].trim() === arguments[0]);
       found?.setAttribute("${MARK}", "");
       return found !== undefined;`,
      name,
      within,
    );
  }

  /** Writes into the field of a label, in place of what is in it. */
  async fill(label: string, words: string): Promise<void> {
    await until(`a field labelled “${label}”`, () =>
      this.run<boolean>(
        `const labels = (e) => [e.getAttribute("aria-label"), ...[...(e.labels ?? [])].map((l) => l.innerText)].map((l) => (l ?? "").trim());
         const found = [...document.querySelectorAll("input, textarea")].find((e) => e.getClientRects().length > 0 && labels(e).includes(arguments[0]));
         found?.focus();
         found?.select();
         return found !== undefined && document.activeElement === found;`,
        label,
      ),
    );
    await this.type(words === "" ? Key.delete : words);
  }

  /** Chooses one of the options of a control that opens a list. */
  async choose(control: string, option: string): Promise<void> {
    await this.press(control);
    await this.press(option, "[role=listbox], [role=menu]");
  }

  /** Types into the focused element; words from {@link Key} are keys. */
  async type(...words: string[]): Promise<void> {
    const actions = words.flatMap((word) =>
      [...word].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]),
    );
    await this.perform([{ type: "key", id: "keyboard", actions }]);
  }

  /** Presses a key with others held down. */
  async chord(held: string[], key: string): Promise<void> {
    const down = held.map((value) => ({ type: "keyDown", value }));
    const up = held.map((value) => ({ type: "keyUp", value })).reverse();
    const actions = [...down, { type: "keyDown", value: key }, { type: "keyUp", value: key }, ...up];
    await this.perform([{ type: "key", id: "keyboard", actions }]);
  }

  /** Moves the pointer to a point of the page, in CSS pixels. */
  async hover(at: Point): Promise<void> {
    await this.perform([mouse([move(at)])]);
  }

  /** Clicks at a point of the page. */
  async clickAt(at: Point): Promise<void> {
    await this.perform([mouse([move(at), { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }])]);
  }

  /** Presses at one point, moves through the others, and lets go unless told to hold. */
  async drag(from: Point, through: Point[], hold = false): Promise<void> {
    const actions = [move(from), { type: "pointerDown", button: 0 }, ...through.map(move)];
    await this.perform([mouse(hold ? actions : [...actions, { type: "pointerUp", button: 0 }])]);
  }

  /** Lets go of the pointer's button. */
  async release(): Promise<void> {
    await this.perform([mouse([{ type: "pointerUp", button: 0 }])]);
  }

  private async perform(actions: unknown[]): Promise<void> {
    await this.send("POST", "/actions", { actions });
  }

  /** Asks the core through the app's own door. */
  async call<T>(name: string, request: unknown = null): Promise<T> {
    const answer = await this.runAsync<T & { failed?: string }>(
      "return await window.__TAURI_INTERNALS__.invoke('rpc', { name: arguments[0], request: arguments[1] })",
      name,
      request,
    );
    if (answer?.failed) throw new Error(`${name}: ${answer.failed}`);
    return answer;
  }

  /**
   * A picture of the whole screen, native menu included, as PNG: taken from the display, because the driver's own
   * screenshot can wait for ever where the web view paints without a graphics card.
   */
  picture(): Buffer {
    return execFileSync("import", ["-window", "root", "png:-"], { maxBuffer: 64 * 1024 * 1024 });
  }
}

/** The processes that a process has started: none once it has ended. */
function childrenOf(pid: number | undefined): string[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

function mouse(actions: unknown[]) {
  return { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
}

function move({ x, y }: Point) {
  return { type: "pointerMove", duration: 10, origin: "viewport", x: Math.round(x), y: Math.round(y) };
}

/** Asks again and again until a condition holds; a condition, not a time, decides. */
export async function until(what: string, holds: () => Promise<unknown>, patience = PATIENCE): Promise<void> {
  const end = Date.now() + patience;
  let last: unknown;
  while (Date.now() < end) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`waited ${patience / 1000} s in vain until ${what}${last ? `: ${last}` : ""}`);
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${method} ${url.replace(/.*session/, "")}: ${value?.error}: ${value?.message}`);
  return value;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject()));
    });
  });
}
