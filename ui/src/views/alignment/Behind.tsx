import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import type { Figure } from "../../bindings/Figure";
import type { Named } from "../../bindings/Named";
import type { Ratio } from "../../bindings/Ratio";
import { useAsk } from "../../domain/core";
import styles from "../../domain/findings/Lines.module.css";
import { useNavigation } from "../../domain/navigation";
import { kindLabel } from "../../domain/words";
import { number } from "../../lib/numbers";
import { Button } from "../../primitives/Button";
import { Dialog } from "../../primitives/Dialog";
import { LongList } from "../../primitives/LongList";
import { useInspector } from "../inspector";

interface BehindProps {
  figure: Figure;
  ratio: Ratio;
  /** The number and what it is made of, in words. */
  said: string;
}

/** Opens the records that a number is made of. */
export function Behind({ figure, ratio, said }: BehindProps) {
  const [isOpen, setOpen] = useState(false);
  if (ratio.denominator === 0) return null;
  return (
    <>
      <Button look="quiet" aria-label={`Records behind “${ratio.label}”`} onPress={() => setOpen(true)}>
        Records
      </Button>
      {isOpen ? (
        <Dialog title={ratio.label} subtitle={said} onClose={() => setOpen(false)}>
          <p className={styles.note}>{ratio.formula}</p>
          <Records figure={figure} onClose={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

type Line = { heading: string } | { record: Named; missing: boolean };

/** What keeps the number down first, then what counts. */
export function linesOf(missing: readonly Named[], counted: readonly Named[]): Line[] {
  const part = (heading: string, records: readonly Named[], isMissing: boolean): Line[] =>
    records.length === 0
      ? []
      : [
          { heading: `${heading}: ${number(records.length)}` },
          ...records.map((record) => ({ record, missing: isMissing })),
        ];
  return [...part("Missing", missing, true), ...part("Counted", counted, false)];
}

function Records({ figure, onClose }: { figure: Figure; onClose(): void }) {
  const behind = useAsk("behind", { figure }).data;
  const { select } = useNavigation();
  const inspector = useInspector();
  const lines = behind ? linesOf(behind.missing, behind.counted) : [];
  return (
    <div className={styles.list}>
      <LongList
        label="Records"
        count={lines.length}
        line={32}
        empty={behind ? "None." : "Counting…"}
        render={(place) => {
          const line = lines[place];
          if (!line) return null;
          if ("heading" in line) return <h3 className={styles.heading}>{line.heading}</h3>;
          const { record, missing } = line;
          return (
            <Pressable
              className={styles.link}
              data-missing={missing}
              onPress={() => {
                select(record.record);
                inspector.open();
                onClose();
              }}
            >
              {record.title || kindLabel(record.record.kind)}
            </Pressable>
          );
        }}
      />
    </div>
  );
}
