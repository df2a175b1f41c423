/** A screen of its own whose pixels are looked at as they are painted: an X server that keeps them in a file. */
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Every so many lines one is looked at, which is enough to tell pictures apart and cheap enough not to disturb. */
const STEP = 20;

export class Screen {
  #server;
  #folder;
  #file;
  #layout;

  /** Starts an X server with a screen of that size. */
  static async start(width, height) {
    const screen = new Screen();
    screen.#folder = mkdtempSync(join(tmpdir(), "throughline-screen-"));
    const options = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp", "-noreset"];
    screen.#server = spawn("Xvfb", [...options, "-fbdir", screen.#folder], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    // It writes its number when it is ready.
    screen.display = await new Promise((resolve, reject) => {
      screen.#server.once("error", reject).once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
      screen.#server.stdio[3].once("data", (data) => resolve(`:${String(data).trim()}`));
    });
    screen.#file = openSync(join(screen.#folder, "Xvfb_screen0"), "r");
    screen.#layout = layout(screen.#file);
    return screen;
  }

  /** The pixels of every few lines as they are now, each as 0xRRGGBB below a byte that means nothing. */
  look() {
    const { begin, line, width, height } = this.#layout;
    const lines = Math.floor(height / STEP);
    const seen = Buffer.allocUnsafe(lines * width * 4);
    for (let n = 0; n < lines; n++) readSync(this.#file, seen, n * width * 4, width * 4, begin + n * STEP * line);
    return new Uint32Array(seen.buffer, seen.byteOffset, seen.length / 4);
  }

  stop() {
    closeSync(this.#file);
    this.#server.removeAllListeners("exit").once("exit", () => rmSync(this.#folder, { recursive: true, force: true }));
    this.#server.kill();
  }
}

/** Where the pixels are: the file begins with the header of an X window dump and a table of colours. */
function layout(file) {
  const header = Buffer.alloc(100);
  readSync(file, header, 0, header.length, 0);
  const field = (n) => header.readUInt32BE(n * 4);
  if (field(11) !== 32) throw new Error(`the screen has ${field(11)} bits a pixel, not 32`);
  return { begin: field(0) + field(19) * 12, line: field(12), width: field(4), height: field(5) };
}
