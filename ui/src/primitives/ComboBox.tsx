import { type ReactNode, useMemo, useState } from "react";
import { Button, ComboBox as Combo, Input, Label, ListBox, Popover } from "react-aria-components";
import styles from "./ComboBox.module.css";
import { ChevronDownIcon, PlusIcon } from "./icons";
import popup from "./Popup.module.css";
import { ChoiceItem, type Option } from "./Select";

const CREATE = "create:";
const NONE = "none:";

interface ComboBoxProps {
  label: string;
  /** Shows the label above; otherwise it is only spoken. */
  labelled?: boolean;
  placeholder?: string;
  options: readonly Option<string>[];
  /** The id of what is chosen. */
  value: string | null;
  onChoose(id: string | null): void;
  /** Offers to make what was typed and is not there. */
  onCreate?: ((text: string) => void) | undefined;
  /** Says what making it would be: `Add “Dana Osei”`. */
  createLabel?: (text: string) => string;
  /** Offers an empty choice under these words. */
  emptyLabel?: string | undefined;
  /** Asked for as one types, where the options come from elsewhere; otherwise they are filtered here. */
  onSearch?: (text: string) => void;
  onClose?: () => void;
  autoFocus?: boolean;
  isDisabled?: boolean;
}

function fold(text: string): string {
  return text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/** One of many, by typing; and a way to add what is missing. */
export function ComboBox({
  label,
  labelled = false,
  placeholder,
  options,
  value,
  onChoose,
  onCreate,
  createLabel = (text) => `Create “${text}”`,
  emptyLabel,
  onSearch,
  onClose,
  autoFocus = false,
  isDisabled = false,
}: ComboBoxProps) {
  const chosen = options.find((option) => option.id === value)?.label ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed?.trim() ?? "";
  const shown = useMemo(() => {
    const words = fold(wanted).split(/\s+/).filter(Boolean);
    const found: (Option<string> & { icon?: ReactNode })[] =
      onSearch || words.length === 0
        ? [...options]
        : options.filter((option) => words.every((word) => fold(option.label).includes(word)));
    if (emptyLabel !== undefined && wanted === "" && value !== null) found.unshift({ id: NONE, label: emptyLabel });
    const exists = options.some((option) => fold(option.label) === fold(wanted));
    if (onCreate && wanted !== "" && !exists) {
      found.push({ id: CREATE, label: createLabel(wanted), icon: <PlusIcon /> });
    }
    return found;
  }, [options, wanted, emptyLabel, value, onCreate, createLabel, onSearch]);

  return (
    <Combo
      className={styles.combo}
      items={shown}
      allowsEmptyCollection
      menuTrigger="focus"
      isDisabled={isDisabled}
      inputValue={typed ?? chosen}
      selectedKey={value}
      onInputChange={(text) => {
        setTyped(text);
        onSearch?.(text);
      }}
      onSelectionChange={(key) => {
        if (key === null) return;
        const id = String(key);
        if (id === CREATE) onCreate?.(wanted);
        else onChoose(id === NONE ? null : id);
        setTyped(null);
      }}
      onOpenChange={(open) => {
        if (!open) {
          setTyped(null);
          onClose?.();
        }
      }}
      {...(labelled ? {} : { "aria-label": label })}
    >
      {labelled ? <Label className={styles.label}>{label}</Label> : null}
      <div className={styles.box}>
        <Input
          className={styles.input}
          placeholder={placeholder}
          autoFocus={autoFocus}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className={styles.chevron}>
          <ChevronDownIcon />
        </Button>
      </div>
      <Popover offset={4} className={`${popup.popup} ${styles.popup}`}>
        <ListBox<Option<string>>
          className={popup.list}
          renderEmptyState={() => <div className={popup.empty}>Nothing found</div>}
        >
          {(option) => <ChoiceItem option={option} />}
        </ListBox>
      </Popover>
    </Combo>
  );
}
