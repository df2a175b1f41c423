import { useState } from "react";
import type { ExportFormat } from "../../bindings/ExportFormat";
import type { ExportOptions } from "../../bindings/ExportOptions";
import type { PageSize } from "../../bindings/PageSize";
import type { PictureKind } from "../../bindings/PictureKind";
import type { PictureSpec } from "../../bindings/PictureSpec";
import { useTheme } from "../../domain/appearance";
import { useAttempt, useStatus } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { type FileKind, usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { Checkbox } from "../../primitives/Field";
import { type Option, Select } from "../../primitives/Select";
import { useToast } from "../../primitives/Toasts";
import { Segments } from "../../primitives/Toggle";
import { withEnding } from "../files/kinds";
import { conditions } from "../pictures/Filters";
import styles from "./Export.module.css";

const PICTURES: Option<PictureKind>[] = [
  { id: "roadmap", label: "Roadmap" },
  { id: "throughline", label: "Throughline" },
];

const FORMATS: (Option<ExportFormat> & { kind: FileKind; what: string })[] = [
  {
    id: "pdf",
    label: "PDF",
    kind: { name: "PDF document", extensions: ["pdf"] },
    what: "To send and to print: sharp at any size, its text can be selected and searched.",
  },
  {
    id: "png",
    label: "PNG",
    kind: { name: "PNG image", extensions: ["png"] },
    what: "To paste into a slide, a document or a chat.",
  },
  {
    id: "svg",
    label: "SVG",
    kind: { name: "SVG drawing", extensions: ["svg"] },
    what: "To go on drawing in a design tool, or to put on a web page.",
  },
];

const PAGES: Option<PageSize>[] = [
  { id: "a4", label: "A4", detail: "on as many pages as it takes" },
  { id: "a3", label: "A3", detail: "on as many pages as it takes" },
  { id: "letter", label: "US Letter", detail: "on as many pages as it takes" },
  { id: "fit", label: "One page", detail: "as large as the picture" },
];

const SCALES: Option<"1" | "2" | "3">[] = [
  { id: "1", label: "As on the screen" },
  { id: "2", label: "Twice as fine" },
  { id: "3", label: "Three times as fine" },
];

/** A picture as a file of its own needs no window: it is as large as what is in it, and nothing in it is selected. */
export function forFile(spec: PictureSpec): PictureSpec {
  return { ...spec, selected: [], width: 0, height: 0 };
}

/** A file's name for a picture: the workspace's, the picture's and the day's. */
export function fileName(workspace: string, picture: string, today: string, format: ExportFormat): string {
  // What some system does not let a file be called.
  const safe = workspace
    .replace(/[\\/:*?"<>|]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return `${[safe, picture, today].filter(Boolean).join(" ")}.${format}`;
}

/** Writes a picture to a file. */
export default function Export({ onClose }: { onClose(): void }) {
  const platform = usePlatform();
  const attempt = useAttempt();
  const toast = useToast();
  const status = useStatus();
  const { view } = useNavigation();
  const [kind, setKind] = useState<PictureKind>(view === "throughline" ? "throughline" : "roadmap");
  const [spec] = usePicture(kind);
  const shown = useTheme();
  const [options, setOptions] = useState<ExportOptions>({
    format: "pdf",
    page: "a4",
    theme: "light",
    width: null,
    scale: 2,
    transparent: false,
  });
  const set = (part: Partial<ExportOptions>) => setOptions((now) => ({ ...now, ...part }));
  const format = FORMATS.find(({ id }) => id === options.format) ?? FORMATS[0];

  async function write() {
    if (!format || !status) return;
    const picture = PICTURES.find(({ id }) => id === kind)?.label ?? "";
    const name = fileName(status.title, picture.toLowerCase(), status.today, options.format);
    const suggested = status.path.replace(/[^\\/]+$/, name);
    const chosen = await platform.chooseSave({
      title: `Export the ${picture.toLowerCase()}`,
      kinds: [format.kind],
      suggested,
    });
    if (chosen === null) return;
    const path = chosen.toLowerCase().endsWith(`.${options.format}`) ? chosen : withEnding(chosen, options.format);
    const written = await attempt(() => platform.call("export", { path, spec: forFile(spec), options }));
    if (!written) return;
    onClose();
    toast({
      message: `Written to ${written.path.split(/[\\/]/).at(-1)}`,
      action: { label: "Show the file", act: () => void attempt(() => platform.reveal(written.path)) },
    });
  }

  return (
    <Dialog
      title="Export the picture"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" onPress={write}>
            Export…
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field label="Picture">
          <Segments<PictureKind> label="Picture" options={PICTURES} value={kind} onChange={setKind} />
        </Field>
        <Field label="Format">
          <Segments label="Format" options={FORMATS} value={options.format} onChange={(id) => set({ format: id })} />
        </Field>
        <p className={styles.what}>{format?.what}</p>
        {options.format === "pdf" ? (
          <Select look="form" label="Page" options={PAGES} value={options.page} onChange={(page) => set({ page })} />
        ) : null}
        {options.format === "png" ? (
          <Select
            look="form"
            label="Size"
            options={SCALES}
            value={String(options.scale) as "1" | "2" | "3"}
            onChange={(scale) => set({ scale: Number(scale) })}
          />
        ) : null}
        <Field label="Colours">
          <Segments<ExportOptions["theme"]>
            label="Colours"
            options={[
              { id: "light", label: "Light" },
              { id: "dark", label: shown === "dark" ? "Dark, as shown" : "Dark" },
            ]}
            value={options.theme}
            onChange={(theme) => set({ theme })}
          />
        </Field>
        {options.format === "pdf" ? null : (
          <Checkbox isSelected={options.transparent} onChange={(transparent) => set({ transparent })}>
            Without a ground, to stand on something else
          </Checkbox>
        )}
        <p className={styles.what}>
          It shows what the view shows: its grouping, its folds
          {conditions(spec.filter) > 0 ? ", and only what passes its filter." : " and everything in the plan."}
        </p>
      </div>
    </Dialog>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={styles.field}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
