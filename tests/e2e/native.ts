/** What the window system does with the window: its native dialogs and menus, and files dropped on it. */
import { execFileSync } from "node:child_process";
import { type App, until } from "./driver";

function xdotool(...words: string[]): string {
  return execFileSync("xdotool", words, { encoding: "utf8" }).trim();
}

/** The window whose title begins with these words; empty where there is none. */
function windowNamed(title: string): string {
  try {
    return xdotool("search", "--onlyvisible", "--name", `^${title}`).split("\n")[0] ?? "";
  } catch {
    // Finding nothing is xdotool's failure.
    return "";
  }
}

/** As long as a dialog may take to close, in milliseconds, before it is answered once more. */
const CLOSING = 3_000;

/** Puts the keyboard on a window and presses keys there; false where the window is not ready for it, or gone. */
function keys(window: string, act: () => void): boolean {
  try {
    xdotool("windowfocus", "--sync", window);
    act();
    return true;
  } catch {
    return false;
  }
}

/** Acts on the native dialog of a title until it is closed: one that has only just come up may not hear all keys. */
async function close(title: string, act: () => void): Promise<void> {
  await until(`the dialog “${title}” is there`, async () => windowNamed(title));
  await until(`the dialog “${title}” is closed`, async () => {
    const dialog = windowNamed(title);
    if (dialog === "") return true;
    if (!keys(dialog, act)) return false;
    return await until("it closes", async () => windowNamed(title) === "", CLOSING).then(
      () => true,
      () => false,
    );
  });
}

/** Types a path into the native file dialog of this title, and agrees; as soon as it is there. */
export async function answerDialog(title: string, path: string): Promise<void> {
  await close(title, () => {
    // A slash opens the line to type a path in, where there is none yet.
    xdotool("key", "--clearmodifiers", "slash", "ctrl+a");
    xdotool("type", "--delay", "2", path);
    xdotool("key", "Return");
  });
}

/** Closes the native dialog of this title without an answer. */
export async function cancelDialog(title: string): Promise<void> {
  await close(title, () => void xdotool("key", "Escape"));
}

/** Drops files on the window: what the shell tells the page when the window system drops them. */
export async function drop(app: App, paths: string[]): Promise<void> {
  await until("the window takes what is dropped", () =>
    app.run<boolean>(
      `const heard = window.__internal_unstable_listeners_object_id__ ?? {};
       if (!["tauri://drag-enter", "tauri://drag-drop"].every((event) => event in heard)) return false;
       const tell = (event, payload) =>
         window.__internal_unstable_listeners_function_id__({ event, payload }, Object.getOwnPropertyNames(heard[event]));
       const position = { x: 400, y: 300 };
       tell("tauri://drag-enter", { paths: arguments[0], position });
       tell("tauri://drag-drop", { paths: arguments[0], position });
       return true;`,
      paths,
    ),
  );
}

/** Whether the app's window has this title now. */
export function titleOf(title: string): boolean {
  return windowNamed(`${title}$`) !== "";
}

/** Leaves the app by its own key, and waits until it is gone. */
export async function quit(app: App): Promise<void> {
  await until("the app has ended", async () => {
    if (!(await app.isOpen())) return true;
    const window = windowNamed(".*Throughline$");
    if (window !== "") keys(window, () => void xdotool("key", "ctrl+q"));
    return false;
  });
}
