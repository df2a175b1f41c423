/** What several stories do on their way. */
import { type App, Key, until } from "./driver";

/** The views that have a key, in the order of the keys. */
const KEYED = [
  "Throughline",
  "Roadmap",
  "Board",
  "Objectives",
  "Strategy",
  "Items",
  "Leaders",
  "Products",
  "Alignment",
  "History",
] as const;

/** The pictures that have none. */
type Unkeyed = "Portfolio";

export type View = (typeof KEYED)[number] | Unkeyed;

/** Goes to a view: by its key, else by its entry in the sidebar. */
export async function goTo(app: App, view: View): Promise<void> {
  const place = (KEYED as readonly string[]).indexOf(view);
  if (place >= 0) await app.chord([Key.control], String((place + 1) % 10));
  else await app.press(view, "nav");
  await app.waitUntilText(`${view} is shown`, "h1", (title) => title === view);
}

/** Opens the palette, types, waits for an entry to be first, and takes it. */
export async function take(app: App, words: string, first: string): Promise<void> {
  await app.chord([Key.control], "k");
  await app.waitFor("[role=combobox]");
  await app.type(words);
  await app.waitUntilText(`“${first}” is offered first`, "[role=option][aria-selected=true]", (text) =>
    text.startsWith(first),
  );
  await app.type(Key.enter);
  await app.waitGone("[role=combobox]");
}

/** Finds a record by its title and opens it in the inspector. */
export async function inspect(app: App, title: string): Promise<void> {
  await take(app, title, title);
  await until(`${title} is in the inspector`, () =>
    app.run<boolean>("return document.querySelector('aside h2 textarea')?.value === arguments[0]", title),
  );
}

/** Waits until the next undo takes back what is called this. */
export async function undoes(app: App, label: string | null): Promise<void> {
  await until(`undo takes back “${label}”`, async () => {
    const { undo } = await app.call<{ undo: { undo: string | null } }>("status");
    if (undo.undo !== label) throw new Error(`it takes back “${undo.undo}”`);
    return true;
  });
}
