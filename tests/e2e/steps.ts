/** What several stories do on their way. */
import { type App, type Box, Key, until } from "./driver";

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

/** Those that have none. */
type Unkeyed =
  | "Portfolio"
  | "Calendar"
  | "Matrix"
  | "Coverage"
  | "Allocation"
  | "OKR tree"
  | "Changes"
  | "Table"
  | "Scenarios";

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

/** Where the picture draws a record, in CSS pixels of the page, once it no longer moves. */
export async function boxOf(app: App, title: string): Promise<Box> {
  let before = "";
  let found: Box | null = null;
  await until(`${title} rests`, async () => {
    await app.runAsync("for (let n = 0; n < 10; n++) await new Promise(requestAnimationFrame);");
    found = await app.run<Box | null>(
      `const row = [...document.querySelectorAll("[role=treegrid] [data-key]")]
         .find((row) => row.querySelector("[role=gridcell]").textContent === arguments[0]);
       if (!row) return null;
       const { x, y, width, height } = row.getBoundingClientRect();
       return { x, y, width, height };`,
      title,
    );
    const now = JSON.stringify(found);
    const rests = found !== null && now === before;
    before = now;
    return rests;
  });
  return found as unknown as Box;
}

/** What the row says that the keyboard is on in a picture: its title and the rest. */
export async function active(app: App): Promise<string> {
  return await app.run<string>(
    `const grid = document.querySelector("[role=treegrid]");
     const row = document.getElementById(grid?.getAttribute("aria-activedescendant") ?? "");
     return [...(row?.querySelectorAll("[role=gridcell]") ?? [])].map((cell) => cell.textContent).join(" | ");`,
  );
}

/** Types a key and waits until the keyboard is on what says this. */
export async function reaches(app: App, key: string, what: RegExp): Promise<string> {
  await app.type(key);
  let said = "";
  await until(`the keyboard is on ${what}`, async () => {
    said = await active(app);
    if (!what.test(said)) throw new Error(`it is on “${said}”`);
    return true;
  });
  return said;
}

/** An item's dates as the core has them, and as they are typed. */
export interface DatedItem {
  id: string;
  title: string;
  start: string | null;
  end: string | null;
}

/** The item of that title, as the core has it. */
export async function itemOf(app: App, title: string): Promise<DatedItem> {
  const rows = await app.call<DatedItem[]>("items");
  const row = rows.find((row) => row.title === title);
  if (!row) throw new Error(`there is no item ${title}`);
  return row;
}

/** Waits until an item has these dates, and says which it has where it never does. */
export async function settlesAt(app: App, title: string, [start, end]: [string, string]): Promise<void> {
  await until(`${title} stands at ${start} – ${end}`, async () => {
    const now = await itemOf(app, title);
    if (now.start !== start || now.end !== end) throw new Error(`it stands at ${now.start} – ${now.end}`);
    return true;
  });
}
