import { type FormEvent, useState } from "react";
import { DialogTrigger } from "react-aria-components";
import type { Finding } from "../../bindings/Finding";
import { Button } from "../../primitives/Button";
import { Card } from "../../primitives/Dialog";
import { TextField } from "../../primitives/Field";
import { make } from "../changes";
import { useEdit, useToday } from "../core";
import { DATE_HELP, dateLabel, lastDay, readDate } from "../dates";
import styles from "./FindingCard.module.css";

/** Says that a finding is all right: why, and until when. */
export function Accept({ finding }: { finding: Finding }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button>Accept, with a reason</Button>
      <Card label={`Accept ${finding.code}`}>
        <AcceptForm finding={finding} onDone={() => setOpen(false)} />
      </Card>
    </DialogTrigger>
  );
}

/** The quarter after the one in which a day lies: until then, at least, it should be looked at again. */
export function nextQuarter(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  const quarter = Math.ceil(month / 3);
  return quarter === 4 ? `Q1 ${year + 1}` : `Q${quarter + 1} ${year}`;
}

function AcceptForm({ finding, onDone }: { finding: Finding; onDone(): void }) {
  const today = useToday();
  const edit = useEdit();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => nextQuarter(today));
  const date = until.trim() === "" ? null : readDate(until, today);
  const expires = date ? lastDay(date) : null;
  const wrong = date === undefined ? DATE_HELP : expires !== null && expires < today ? "That day is over." : null;

  async function accept(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === "" || wrong !== null) return;
    const { change } = make("acceptance", {
      code: finding.code,
      record_id: finding.record.id,
      reason: reason.trim(),
      accepted: today,
      expires,
    });
    if (await edit([change], `Accept ${finding.code} on ${finding.title}`)) onDone();
  }

  return (
    <form className={styles.form} onSubmit={accept}>
      <TextField long label="Why is this all right?" value={reason} onChange={setReason} autoFocus isRequired />
      <TextField
        label="Until"
        placeholder="Until it is taken back"
        value={until}
        onChange={setUntil}
        error={wrong}
        description={expires ? `Up to ${dateLabel(expires)}` : "Until it is taken back"}
      />
      <div className={styles.buttons}>
        <Button onPress={onDone}>Cancel</Button>
        <Button type="submit" look="main" isDisabled={reason.trim() === "" || wrong !== null}>
          Accept
        </Button>
      </div>
    </form>
  );
}
