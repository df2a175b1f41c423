import { DialogTrigger, Heading } from "react-aria-components";
import type { Filter } from "../../bindings/Filter";
import { useAsk, useToday } from "../../domain/core";
import { dateLabel } from "../../domain/dates";
import { NO_FILTER } from "../../domain/specs";
import { Brief } from "../../primitives/Brief";
import { Button } from "../../primitives/Button";
import { Card } from "../../primitives/Dialog";
import { Checkbox, TextField } from "../../primitives/Field";
import { FilterIcon } from "../../primitives/icons";
import { PickMany } from "../../primitives/PickMany";
import { Select } from "../../primitives/Select";
import { Swatch } from "../../primitives/Small";
import { useStill } from "../../primitives/still";
import { DateField } from "./DateField";
import styles from "./Filters.module.css";
import { depthOf, LEVELS, levelOf } from "./levels";

const ONLY = [
  { id: "all", label: "Everything" },
  { id: "unaligned", label: "Serves no objective" },
  { id: "broken", label: "Broken threads" },
] as const;

interface FilterProps {
  filter: Filter;
  onChange(filter: Filter): void;
}

interface DepthProps {
  /** How many levels of items are shown, where that is chosen with the filter; null shows all. */
  depth?: number | null;
  onDepth?: (depth: number | null) => void;
}

/** How many conditions are set. */
export function conditions(filter: Filter): number {
  return [
    filter.text.trim() !== "",
    filter.products.length > 0,
    filter.objectives.length > 0,
    filter.owners.length > 0,
    filter.only !== "all",
    filter.hide_done,
    filter.from !== null,
    filter.until !== null,
  ].filter(Boolean).length;
}

/** What a picture leaves out. */
export function FilterButton({ depth = null, onDepth, ...props }: FilterProps & DepthProps) {
  const n = conditions(props.filter) + (depth === null ? 0 : 1);
  const button = (
    <Button>
      <FilterIcon />
      <Brief brief={n === 0 ? "" : String(n)}>{n === 0 ? "Filter" : n === 1 ? "1 filter" : `${n} filters`}</Brief>
    </Button>
  );
  if (useStill()) return button;
  return (
    <DialogTrigger>
      {button}
      <Card label="Filter">
        <FilterForm {...props} depth={depth} onDepth={onDepth} />
      </Card>
    </DialogTrigger>
  );
}

function FilterForm({ filter, onChange, depth = null, onDepth }: FilterProps & DepthProps) {
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  return (
    <div className={styles.form}>
      <Heading slot="title" className={styles.title}>
        Show only
      </Heading>
      <TextField
        label="Words"
        value={filter.text}
        onChange={(text) => set({ text })}
        placeholder="In title, labels, teams or owner"
      />
      <Records filter={filter} onChange={onChange} />
      <Select look="form" label="Alignment" options={ONLY} value={filter.only} onChange={(only) => set({ only })} />
      {onDepth ? (
        <Select
          look="form"
          label="Levels of items"
          options={LEVELS}
          value={levelOf(depth)}
          onChange={(level) => onDepth(depthOf(level))}
        />
      ) : null}
      <div className={styles.pair}>
        <DateField label="From" value={filter.from} onChange={(from) => set({ from })} />
        <DateField label="Until" value={filter.until} onChange={(until) => set({ until })} />
      </div>
      <Checkbox isSelected={filter.hide_done} onChange={(hide_done) => set({ hide_done })}>
        Hide what is done or dropped
      </Checkbox>
      <Button
        isDisabled={conditions(filter) === 0 && depth === null}
        onPress={() => {
          onChange(NO_FILTER);
          if (depth !== null) onDepth?.(null);
        }}
      >
        Show everything
      </Button>
    </div>
  );
}

function Records({ filter, onChange }: FilterProps) {
  const objectives = useAsk("objectives").data ?? [];
  const leaders = useAsk("leaders").data ?? [];
  return (
    <>
      <PickMany
        look="form"
        label="Objectives"
        none="All"
        options={objectives.map(({ objective, hue }) => ({
          id: objective.id,
          label: objective.title,
          icon: <Swatch hue={hue} />,
        }))}
        value={filter.objectives}
        onChange={(chosen) => onChange({ ...filter, objectives: chosen })}
      />
      <ProductFilter filter={filter} onChange={onChange} look="form" />
      <PickMany
        look="form"
        label="Owners"
        none="All"
        options={leaders.map(({ id, name }) => ({ id, label: name }))}
        value={filter.owners}
        onChange={(owners) => onChange({ ...filter, owners })}
      />
    </>
  );
}

/** Which products a picture shows. */
export function ProductFilter({ filter, onChange, look = "bar" }: FilterProps & { look?: "bar" | "form" }) {
  const products = useAsk("products").data ?? [];
  return (
    <PickMany
      look={look}
      label={look === "bar" ? "Product" : "Products"}
      none="All"
      options={products.map(({ id, title }) => ({ id, label: title }))}
      value={filter.products}
      onChange={(chosen) => onChange({ ...filter, products: chosen })}
    />
  );
}

/** Which stretch of time a picture shows. */
export function PeriodFilter({ filter, onChange }: FilterProps) {
  const { from, until } = filter;
  const said =
    from === null && until === null
      ? "All"
      : from === until && from !== null
        ? dateLabel(from)
        : `${from ? dateLabel(from) : "…"} – ${until ? dateLabel(until) : "…"}`;
  const year = useToday().slice(0, 4);
  const set = (period: Pick<Filter, "from" | "until">) => onChange({ ...filter, ...period });
  return (
    <DialogTrigger>
      <Button>
        <span className={styles.before}>Period</span>
        <strong>{said}</strong>
      </Button>
      <Card label="Period">
        <div className={styles.form}>
          <div className={styles.pair}>
            <DateField label="From" value={from} onChange={(date) => set({ from: date, until })} />
            <DateField label="Until" value={until} onChange={(date) => set({ from, until: date })} />
          </div>
          <div className={styles.pair}>
            <Button onPress={() => set({ from: year, until: year })}>{year}</Button>
            <Button onPress={() => set({ from: null, until: null })}>All time</Button>
          </div>
        </div>
      </Card>
    </DialogTrigger>
  );
}
