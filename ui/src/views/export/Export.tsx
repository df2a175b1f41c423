import { type ReactNode, useState } from "react";
import type { PageSize } from "../../bindings/PageSize";
import type { PictureKind } from "../../bindings/PictureKind";
import type { SlideSize } from "../../bindings/SlideSize";
import type { Theme } from "../../bindings/Theme";
import { useAudiences } from "../../domain/audiences";
import { useAttempt, useStatus } from "../../domain/core";
import { useNavigation } from "../../domain/navigation";
import { usePicture } from "../../domain/pictures";
import { PICTURES } from "../../domain/specs";
import { parseNumber } from "../../lib/numbers";
import { spoken, usePlatform } from "../../platform";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { Checkbox, TextField } from "../../primitives/Field";
import { WarningIcon } from "../../primitives/icons";
import { type Option, Select } from "../../primitives/Select";
import { useToast } from "../../primitives/Toasts";
import { Segments } from "../../primitives/Toggle";
import styles from "./Export.module.css";
import {
  type Choices,
  type FileFormat,
  FORMAT,
  FORMAT_USE,
  formatsOf,
  keepChoices,
  optionsOf,
  PAGE,
  PICTURE,
  SLIDE,
  sizeSaid,
  storedChoices,
  suggestedPath,
  WIDEST,
  withFormat,
} from "./options";

function offered<T extends string>(words: Record<T, string>): Option<T>[] {
  return (Object.keys(words) as T[]).map((id) => ({ id, label: words[id] }));
}

/** Saves the picture as it is set now, for people who do not have the app. */
export default function Export({ onClose }: { onClose(): void }) {
  const platform = usePlatform();
  const status = useStatus();
  const toast = useToast();
  const attempt = useAttempt();
  const { view } = useNavigation();
  const [picture, setPicture] = useState<PictureKind>(PICTURES.find((kind) => kind === view) ?? "roadmap");
  const [spec] = usePicture(picture);
  const audiences = useAudiences();
  const [audience, setAudience] = useState(status?.audience?.title ?? "");
  const [choices, setChoices] = useState<Choices>(storedChoices);
  const [typed, setTyped] = useState(choices.width === null ? "" : String(choices.width));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ message: string; hint: string | null } | null>(null);
  const formats = formatsOf(picture);
  const format = formats.includes(choices.format) ? choices.format : "pdf";
  const width = typed.trim() === "" ? null : parseNumber(typed);
  const badWidth =
    typed.trim() !== "" && !(width !== null && width >= 100 && width <= WIDEST && Number.isInteger(width));
  const stuck = format === "png" && badWidth;

  function choose(change: Partial<Choices>) {
    setChoices((before) => ({ ...before, ...change }));
    setFailed(null);
  }

  async function save() {
    if (stuck || status === null) return;
    const wanted = { ...choices, format, width };
    const chosen = await platform.chooseSave({
      title: "Export the picture",
      kinds: [{ name: FORMAT[format], extensions: [format] }],
      suggested: suggestedPath(
        status.path,
        audience === "" ? status.title : `${status.title} for ${audience}`,
        picture,
        format,
      ),
    });
    if (chosen === null) return;
    keepChoices(wanted);
    setBusy(true);
    setFailed(null);
    try {
      const file = withFormat(chosen, format);
      // The window's own size and selection are no part of the picture.
      const shown = { ...spec, selected: [], width: 0, height: 0 };
      const { path, bytes } =
        format === "csv"
          ? await platform.call("export_seen", { path: file, spec: shown, audience })
          : await platform.call("export", {
              path: file,
              spec: shown,
              options: optionsOf({ ...wanted, format }),
              audience,
            });
      onClose();
      toast({
        message: `Saved ${path.split(/[\\/]/).at(-1)}, ${sizeSaid(bytes)}.`,
        action: { label: "Show in folder", act: () => void attempt(() => platform.reveal(path)) },
      });
    } catch (thrown) {
      setFailed(spoken(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title="Export the picture"
      subtitle="As it is shown now: with its grouping, filters and folds."
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" isDisabled={busy || stuck} onPress={() => void save()}>
            {busy ? "Saving…" : "Save as…"}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select<PictureKind>
          look="form"
          label="Picture"
          options={offered(PICTURE)}
          value={picture}
          onChange={setPicture}
        />
        <Select<string>
          look="form"
          label="For"
          options={[
            { id: "", label: "The team itself: the whole plan" },
            ...audiences.map(({ title }) => ({ id: title, label: title, detail: "only what it may see" })),
          ]}
          value={audience}
          onChange={setAudience}
        />
        <Line label="Format" note={FORMAT_USE[format]}>
          <Segments<FileFormat>
            label="Format"
            options={formats.map((id) => ({ id, label: FORMAT[id] }))}
            value={format}
            onChange={(format) => choose({ format })}
          />
        </Line>
        {format === "csv" || format === "html" ? null : (
          <Line label="Colours">
            <Segments<Theme>
              label="Colours"
              options={[
                { id: "light", label: "Light" },
                { id: "dark", label: "Dark" },
              ]}
              value={choices.theme}
              onChange={(theme) => choose({ theme })}
            />
          </Line>
        )}
        {format === "pdf" ? (
          <Select<PageSize>
            look="form"
            label="Page"
            options={offered(PAGE)}
            value={choices.page}
            onChange={(page) => choose({ page })}
          />
        ) : null}
        {format === "pptx" ? (
          <Line label="Shape">
            <Segments<SlideSize>
              label="Shape"
              options={offered(SLIDE)}
              value={choices.slide}
              onChange={(slide) => choose({ slide })}
            />
          </Line>
        ) : null}
        {format === "png" ? (
          <TextField
            label="Width in pixels"
            placeholder="Twice the size on the screen"
            value={typed}
            onChange={setTyped}
            error={badWidth ? `Write a whole number from 100 to ${WIDEST.toLocaleString("en-GB")}.` : null}
          />
        ) : null}
        {format === "png" || format === "svg" ? (
          <Checkbox isSelected={choices.transparent} onChange={(transparent) => choose({ transparent })}>
            No background, to lay it over something else
          </Checkbox>
        ) : null}
        {failed ? (
          <div className={styles.failed} role="alert" data-selectable>
            <WarningIcon />
            <div>
              <p>{failed.message}</p>
              {failed.hint ? <p className={styles.note}>{failed.hint}</p> : null}
            </div>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}

function Line({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
      {note ? <span className={styles.note}>{note}</span> : null}
    </div>
  );
}
