import type { ExportFormat } from "../../bindings/ExportFormat";
import type { ExportOptions } from "../../bindings/ExportOptions";
import type { PageSize } from "../../bindings/PageSize";
import type { PictureKind } from "../../bindings/PictureKind";
import type { SlideSize } from "../../bindings/SlideSize";
import type { Theme } from "../../bindings/Theme";

/** What a file can be: a picture, or of the table its cells. */
export type FileFormat = ExportFormat | "csv";

/** What a person chooses about an export. */
export interface Choices {
  format: FileFormat;
  page: PageSize;
  slide: SlideSize;
  theme: Theme;
  /** PNG: how many pixels wide; none is twice the size on the screen. */
  width: number | null;
  /** PNG and SVG: no ground behind the picture. */
  transparent: boolean;
}

export const FORMAT: Record<FileFormat, string> = {
  pdf: "PDF",
  pptx: "Slides",
  png: "PNG",
  svg: "SVG",
  html: "Web page",
  csv: "CSV",
};

/** What a picture can be saved as: only a table has cells. */
export function formatsOf(picture: PictureKind): FileFormat[] {
  return picture === "table" ? ["pdf", "pptx", "html", "png", "svg", "csv"] : ["pdf", "pptx", "html", "png", "svg"];
}

/** What each format is good for. */
export const FORMAT_USE: Record<FileFormat, string> = {
  pdf: "Pages to print and to send round; the text can be selected.",
  pptx: "For PowerPoint, Keynote and Impress: every bar and text can be moved and edited.",
  png: "One picture of pixels, for mails and chats.",
  svg: "One picture of lines, for web pages and drawing programs.",
  html: "One file for any browser, without a network: to search, zoom and ask why something is there, light or dark.",
  csv: "The cells as they are shown, for spreadsheets: all rows, also of folded groups.",
};

export const PAGE: Record<PageSize, string> = {
  a4: "A4",
  a3: "A3",
  letter: "Letter",
  fit: "One page as large as the picture",
};

export const PICTURE: Record<PictureKind, string> = {
  throughline: "Throughline",
  roadmap: "Roadmap",
  board: "Board",
  portfolio: "Portfolio",
  calendar: "Calendar",
  matrix: "Matrix",
  coverage: "Coverage",
  allocation: "Allocation",
  okr: "OKR tree",
  changes: "What changed",
  table: "Table",
};

export const SLIDE: Record<SlideSize, string> = { "16:9": "Wide, 16:9", "4:3": "Standard, 4:3" };

const PLAIN: Choices = { format: "pdf", page: "a4", slide: "16:9", theme: "light", width: null, transparent: false };
const STORED = "export";

/** More than this many pixels across no screen shows and no picture holds. */
export const WIDEST = 30_000;

/** The choices of the last time. */
export function storedChoices(): Choices {
  try {
    const kept: Partial<Choices> = JSON.parse(localStorage.getItem(STORED) ?? "{}");
    return {
      format: kept.format !== undefined && kept.format in FORMAT ? kept.format : PLAIN.format,
      page: kept.page !== undefined && kept.page in PAGE ? kept.page : PLAIN.page,
      slide: kept.slide !== undefined && kept.slide in SLIDE ? kept.slide : PLAIN.slide,
      theme: kept.theme === "dark" ? "dark" : "light",
      width: typeof kept.width === "number" ? kept.width : null,
      transparent: kept.transparent === true,
    };
  } catch {
    return PLAIN;
  }
}

export function keepChoices(choices: Choices): void {
  localStorage.setItem(STORED, JSON.stringify(choices));
}

/** What the core is told: what a format has no use for is left plain. */
export function optionsOf({
  format,
  page,
  slide,
  theme,
  width,
  transparent,
}: Choices & { format: ExportFormat }): ExportOptions {
  return {
    format,
    page: format === "pdf" ? page : PLAIN.page,
    slide: format === "pptx" ? slide : PLAIN.slide,
    theme,
    width: format === "png" ? width : null,
    scale: 2,
    transparent: format === "png" || format === "svg" ? transparent : false,
  };
}

/** Where a picture is offered to be saved: beside the workspace, under its name and the picture's. */
export function suggestedPath(workspacePath: string, title: string, picture: PictureKind, format: FileFormat): string {
  return savedFile(workspacePath, `${title}, ${PICTURE[picture].toLowerCase()}`, format);
}

/** A file beside the workspace. */
export function savedFile(workspacePath: string, called: string, ending: string): string {
  const folder = /^.*[\\/]/.exec(workspacePath)?.[0] ?? "";
  // These cannot be in a file's name on one system or another.
  const name = called.replace(/[\\/:*?"<>|\s]+/g, " ").trim();
  return `${folder}${name}.${ending}`;
}

/** The path with the format's ending, where the user left it out or wrote another. */
export function withFormat(path: string, format: FileFormat): string {
  return path.toLowerCase().endsWith(`.${format}`) ? path : `${path}.${format}`;
}

/** `84 KB`, `1.2 MB`. */
export function sizeSaid(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
