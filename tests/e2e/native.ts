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

/** The app's own window: its title ends with the app's name. */
function mainWindow(): string {
  return xdotool("search", "--onlyvisible", "--name", "Throughline$").split("\n")[0] ?? "";
}

/** Types a path into the native file dialog of this title, and agrees; as soon as it is there. */
export async function answerDialog(title: string, path: string): Promise<void> {
  await until(`the dialog “${title}” is there`, async () => windowNamed(title));
  const dialog = windowNamed(title);
  xdotool("windowfocus", "--sync", dialog);
  // A slash opens the line to type a path in, where there is none yet.
  xdotool("key", "--clearmodifiers", "slash", "ctrl+a");
  xdotool("type", "--delay", "2", path);
  xdotool("key", "Return");
  await until(`the dialog “${title}” is closed`, async () => windowNamed(title) === "");
}

/** Closes the native dialog of this title without an answer. */
export async function cancelDialog(title: string): Promise<void> {
  await until(`the dialog “${title}” is there`, async () => windowNamed(title));
  xdotool("windowfocus", "--sync", windowNamed(title));
  xdotool("key", "Escape");
  await until(`the dialog “${title}” is closed`, async () => windowNamed(title) === "");
}

/** Chooses an entry of the native menu by keys: how far right, and how far down in what opens there. */
export async function chooseFromMenu(right: number, down: number): Promise<void> {
  xdotool("windowfocus", "--sync", mainWindow());
  const keys = ["F10", ...Array<string>(right).fill("Right"), ...Array<string>(down).fill("Down"), "Return"];
  xdotool("key", "--delay", "60", ...keys);
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
  xdotool("windowfocus", "--sync", mainWindow());
  xdotool("key", "ctrl+q");
  await until("the app has ended", async () => !(await app.isOpen()));
}
