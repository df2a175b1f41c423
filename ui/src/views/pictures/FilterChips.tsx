import { useMemo } from "react";
import type { Filter } from "../../bindings/Filter";
import { useAskIf } from "../../domain/core";
import { IconButton } from "../../primitives/Button";
import { CloseIcon } from "../../primitives/icons";
import { chipsOf } from "./chips";
import styles from "./FilterChips.module.css";
import { conditions } from "./Filters";

interface FilterChipsProps {
  filter: Filter;
  onChange(filter: Filter): void;
}

/** What a picture shows, condition by condition in plain words, each of which can be taken away; nothing where all is shown. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const objectives = useAskIf(filter.objectives.length > 0, "objectives").data;
  const products = useAskIf(filter.products.length > 0, "products").data;
  const leaders = useAskIf(filter.owners.length > 0, "leaders").data;
  const names = useMemo(
    () =>
      new Map([
        ...(objectives ?? []).map(({ objective }) => [objective.id, objective.title] as const),
        ...(products ?? []).map(({ id, title }) => [id, title] as const),
        ...(leaders ?? []).map(({ id, name }) => [id, name] as const),
      ]),
    [objectives, products, leaders],
  );
  if (conditions(filter) === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Only what">
      <li className={styles.only} aria-hidden="true">
        Only what
      </li>
      {chipsOf(filter, names).map(({ id, words, without }) => (
        <li key={id} className={styles.chip}>
          <span>{words}</span>
          <IconButton small label={`Take away: ${words}`} onPress={() => onChange(without)}>
            <CloseIcon />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
