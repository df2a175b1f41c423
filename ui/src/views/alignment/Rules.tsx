import { useState } from "react";
import type { Explanation } from "../../bindings/Explanation";
import type { RuleLevel } from "../../bindings/RuleLevel";
import { useAsk, useToday, useWritable } from "../../domain/core";
import { DATE_HELP, dateLabel, readDate } from "../../domain/dates";
import { Explain } from "../../domain/findings/Explain";
import { readLimit, useCheckSettings, withRule } from "../../domain/findings/settings";
import { RULE_LEVEL, SEVERITY } from "../../domain/words";
import { number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { TextField } from "../../primitives/Field";
import { PickMany } from "../../primitives/PickMany";
import { Select } from "../../primitives/Select";
import styles from "./Rules.module.css";

/** Opens what the check goes by: which rules, how strictly, about what. */
export function Rules() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Rules</Button>
      {isOpen ? (
        <Dialog
          title="Rules of the check"
          subtitle="They belong to this workspace. Every change can be taken back with undo."
          size="wide"
          onClose={() => setOpen(false)}
        >
          <Scope />
          <Families />
        </Dialog>
      ) : null}
    </>
  );
}

/** About what findings are told. */
function Scope() {
  const products = useAsk("products").data ?? [];
  const { settings, change } = useCheckSettings();
  const known = settings.products.filter((id) => products.some((product) => product.id === id));
  return (
    <section className={styles.scope} aria-label="What is checked">
      {products.length > 0 ? (
        <PickMany
          look="form"
          label="Products"
          none="All"
          options={products.map((product) => ({ id: product.id, label: product.title }))}
          value={known}
          onChange={(chosen) => change({ products: chosen }, "Set which products are checked")}
        />
      ) : null}
      <DateField
        key={`from ${settings.from}`}
        label="From"
        value={settings.from}
        onChange={(from) => change({ from }, "Set the period that is checked")}
      />
      <DateField
        key={`until ${settings.until}`}
        label="Until"
        value={settings.until}
        onChange={(until) => change({ until }, "Set the period that is checked")}
      />
      <p className={styles.note}>
        Findings outside are counted, not told. What says no product or no date is always inside, and coverage always
        measures the whole plan.
      </p>
    </section>
  );
}

function DateField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | null;
  onChange(date: string | null): void;
}) {
  const today = useToday();
  const isWritable = useWritable();
  const said = value === null ? "" : dateLabel(value);
  const [text, setText] = useState(said);
  const date = text.trim() === "" ? null : readDate(text, today);
  return (
    <TextField
      label={label}
      placeholder="Always"
      value={text}
      isReadOnly={!isWritable}
      onChange={setText}
      onBlur={() => {
        if (date !== undefined && text !== said) onChange(date);
      }}
      error={date === undefined ? DATE_HELP : null}
    />
  );
}

/** All rules, family by family. */
function Families() {
  const rules = useAsk("rules").data ?? [];
  const families = [...new Set(rules.map((rule) => rule.family))];
  return families.map((family) => {
    const own = rules.filter((rule) => rule.family === family);
    return (
      <section key={family} className={styles.family} aria-label={own[0]?.family_title ?? family}>
        <h3>{own[0]?.family_title}</h3>
        <ul>
          {own.map((rule) => (
            <RuleRow key={rule.code} rule={rule} />
          ))}
        </ul>
      </section>
    );
  });
}

const LEVELS: readonly RuleLevel[] = ["error", "warning", "note", "off"];

function RuleRow({ rule }: { rule: Explanation }) {
  const { settings, change } = useCheckSettings();
  const isWritable = useWritable();
  const label = `Set how ${rule.code} is asked`;
  return (
    <li className={styles.rule} data-off={rule.level === "off"}>
      <code>{rule.code}</code>
      <span className={styles.title}>{rule.title}</span>
      {rule.limit ? (
        <LimitField
          key={`${rule.own_limit}`}
          rule={rule}
          limit={rule.limit}
          onChange={(limit) => change({ rules: withRule(settings.rules, rule, { limit }) }, label)}
        />
      ) : (
        <span />
      )}
      <Select<RuleLevel | "usual">
        look="cell"
        label={`${rule.code} counts as`}
        isDisabled={!isWritable}
        value={rule.level ?? "usual"}
        onChange={(level) =>
          change({ rules: withRule(settings.rules, rule, { level: level === "usual" ? null : level }) }, label)
        }
        options={[
          { id: "usual" as const, label: `${SEVERITY[rule.severity]}, as usual` },
          ...LEVELS.map((level) => ({ id: level, label: RULE_LEVEL[level] })),
        ]}
      />
      <Explain rule={rule} />
    </li>
  );
}

function LimitField({
  rule,
  limit,
  onChange,
}: {
  rule: Explanation;
  limit: NonNullable<Explanation["limit"]>;
  onChange(limit: number | null): void;
}) {
  const isWritable = useWritable();
  const at = rule.own_limit ?? limit.usual;
  const [text, setText] = useState(String(at));
  const typed = readLimit(text, limit);
  return (
    <div className={styles.limit}>
      <TextField
        label={limit.label}
        inputMode="decimal"
        value={text}
        isReadOnly={!isWritable}
        onChange={setText}
        onBlur={() => {
          if (typed !== null && typed !== at) onChange(typed);
        }}
        error={typed === null ? `From ${number(limit.least)} to ${number(limit.most)}` : null}
      />
    </div>
  );
}
