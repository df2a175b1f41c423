/**
 * Puts cells on the clipboard in two forms. It is begun at once, with promises of what is to come: a page may write
 * there only while what the user did is fresh.
 */
export async function copyCells(cells: Promise<{ text: string; html: string }>): Promise<void> {
  const form = (type: string, pick: "text" | "html") => cells.then((one) => new Blob([one[pick]], { type }));
  try {
    const item = new ClipboardItem({
      "text/plain": form("text/plain", "text"),
      "text/html": form("text/html", "html"),
    });
    await navigator.clipboard.write([item]);
  } catch {
    // Where two forms are refused, the text alone is what spreadsheets read.
    await navigator.clipboard.writeText((await cells).text);
  }
}
