import { useEffect, useRef, useState } from "react";
import type { NamedMeasure } from "../../bindings/NamedMeasure";
import { count, number, parseNumber, percent } from "../../lib/numbers";
import { Button, IconButton } from "../../primitives/Button";
import { TextField } from "../../primitives/Field";
import { CloseIcon, PlusIcon } from "../../primitives/icons";
import { Menu } from "../../primitives/Menu";
import { Select } from "../../primitives/Select";
import { Slider } from "../../primitives/Slider";
import styles from "./Scoring.module.css";
import type { TriedCriterion } from "./trial";

/** Where sliders end, unless a weight that was typed is beyond. */
const MOST = 10;
const STEP = 0.5;

interface CriteriaProps {
  criteria: readonly TriedCriterion[];
  /** Numbers that items carry and a scorecard can count. */
  countable: readonly NamedMeasure[];
  onChange(criteria: readonly TriedCriterion[]): void;
}

/** The scorecard's own criteria: what they are called, which way is better, and how much each counts. */
export function Criteria({ criteria, countable, onChange }: CriteriaProps) {
  const list = useRef<HTMLUListElement>(null);
  /** The criterion whose name is typed next; none where nothing was added. */
  const [added, setAdded] = useState<number | null>(null);
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const most = Math.max(MOST, ...criteria.map(({ weight }) => Math.ceil(weight)));
  const spare = countable.filter(({ label }) => criteria.every((one) => one.label.trim() !== label));

  useEffect(() => {
    if (added === null) return;
    // The menu that it was chosen from gives the keyboard back to its button in the frame after it has closed.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const field = list.current?.querySelector<HTMLInputElement>(`[data-criterion="${added}"] input`);
        field?.focus();
        field?.select();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [added]);

  function add(label: string) {
    const id = 1 + Math.max(-1, ...criteria.map((one) => one.id));
    const made = { id, isNew: true, key: "", label, weight: 1, cost: false, least: 1, most: 10 };
    onChange([...criteria, made]);
    setAdded(id);
  }

  function remove(gone: TriedCriterion) {
    onChange(criteria.filter((one) => one.id !== gone.id));
    // What had the keyboard is gone: it goes to the button that brings one back.
    list.current?.parentElement?.querySelector<HTMLButtonElement>("[data-add]")?.focus();
  }

  const change = (changed: TriedCriterion) => onChange(criteria.map((one) => (one.id === changed.id ? changed : one)));

  return (
    <section className={styles.criteria} aria-label="Criteria">
      <ul ref={list}>
        {criteria.map((criterion) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            share={all > 0 ? criterion.weight / all : 0}
            most={most}
            onChange={change}
            onRemove={() => remove(criterion)}
          />
        ))}
      </ul>
      {differ(criteria) ? (
        <p className={styles.note}>
          The scales differ: a number on a longer scale counts for more than one on a shorter.
        </p>
      ) : null}
      {spare.length === 0 ? (
        <Button data-add onPress={() => add("")}>
          <PlusIcon />
          Add a criterion
        </Button>
      ) : (
        <Menu
          label="Add a criterion"
          entries={[
            { id: "new", label: "New criterion", act: () => add("") },
            ...spare.map(({ measure, label, items }, place) => ({
              id: `have:${measure}`,
              label,
              detail: `${count(items, "item has", "items have")} it`,
              divided: place === 0,
              act: () => add(label),
            })),
          ]}
          trigger={
            <Button data-add>
              <PlusIcon />
              Add a criterion
            </Button>
          }
        />
      )}
    </section>
  );
}

/** Whether criteria that count have scales of their own. */
function differ(criteria: readonly TriedCriterion[]): boolean {
  const counted = criteria.filter(({ weight }) => weight > 0);
  return new Set(counted.map(({ least, most }) => `${least} to ${most}`)).size > 1;
}

interface RowProps {
  criterion: TriedCriterion;
  /** Its part of all weights, 0 to 1. */
  share: number;
  most: number;
  onChange(criterion: TriedCriterion): void;
  onRemove(): void;
}

function CriterionRow({ criterion, share, most, onChange, onRemove }: RowProps) {
  const name = criterion.label.trim() || "new criterion";
  return (
    <li className={styles.criterion} data-criterion={criterion.id}>
      <div className={styles.name}>
        <TextField
          label="Name"
          placeholder="What makes an item worth doing?"
          value={criterion.label}
          onChange={(label) => onChange({ ...criterion, label })}
        />
      </div>
      <div className={styles.way}>
        <Select<"more" | "less">
          look="cell"
          label={`Which way is better, ${name}`}
          options={[
            { id: "more", label: "More is better" },
            { id: "less", label: "Less is better" },
          ]}
          value={criterion.cost ? "less" : "more"}
          onChange={(way) => onChange({ ...criterion, cost: way === "less" })}
        />
      </div>
      <div className={styles.gone}>
        <IconButton small label={`Remove ${name}; items keep its numbers`} onPress={onRemove}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className={styles.slide}>
        <Slider
          label={`Weight of ${name}`}
          most={most}
          step={STEP}
          value={Math.min(most, criterion.weight)}
          onChange={(weight) => onChange({ ...criterion, weight })}
        />
      </div>
      <div className={styles.weight}>
        <NumberField
          label={`Weight of ${name} as a number`}
          value={criterion.weight}
          least={0}
          wrong="0 or more"
          onChange={(weight) => onChange({ ...criterion, weight })}
        />
      </div>
      <span className={styles.share}>{percent(share)}</span>
      <div className={styles.scale}>
        <span aria-hidden="true">Scale</span>
        <NumberField
          label={`Least that ${name} can be`}
          value={criterion.least}
          onChange={(least) => onChange({ ...criterion, least })}
        />
        <span aria-hidden="true">to</span>
        <NumberField
          label={`Most that ${name} can be`}
          value={criterion.most}
          onChange={(most) => onChange({ ...criterion, most })}
        />
      </div>
    </li>
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  least?: number;
  /** Said of a number below that. */
  wrong?: string;
  onChange(value: number): void;
}

/** A number to type: what is none stays in the field and counts for nothing new. */
function NumberField({
  label,
  value,
  least = Number.NEGATIVE_INFINITY,
  wrong = "A number",
  onChange,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : parseNumber(typed);
  const isWrong = read === null || read < least;
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed ?? number(value)}
      onChange={(text) => {
        setTyped(text);
        const next = parseNumber(text);
        if (next !== null && next >= least) onChange(next);
      }}
      onBlur={() => setTyped(null)}
      error={isWrong ? wrong : null}
    />
  );
}
