import { type ReactNode, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useAuthor } from "../../domain/author";
import { useAsk } from "../../domain/core";
import { TextField } from "../../primitives/Field";
import { FileIcon, ImportIcon, Mark, PlusIcon, ThroughlineIcon } from "../../primitives/icons";
import { useActions } from "../actions";
import styles from "./Start.module.css";

/** What is shown while no workspace is open: three ways to begin, and the way back to what was open before. */
export function Start() {
  const actions = useActions();
  const recent = useAsk("recent").data ?? [];
  return (
    <main className={styles.start}>
      <div className={styles.middle}>
        <header className={styles.head}>
          <Mark width={40} height={40} />
          <div>
            <h1>Throughline</h1>
            <p>From the objective to the roadmap to who answers for it: one line, in one file that is yours.</p>
          </div>
        </header>
        <div className={styles.ways}>
          <Way
            icon={<ThroughlineIcon />}
            title="Look at the sample"
            text="A product company with five objectives, its plan for the year, and a few honest gaps."
            act={() => actions.newWorkspace(true)}
          />
          <Way
            icon={<ImportIcon />}
            title="Import a spreadsheet"
            text="Objectives or a roadmap as CSV or Excel, from Jira or any other tool. You see what it would do first."
            act={() => actions.importFiles()}
          />
          <Way
            icon={<PlusIcon />}
            title="Start with an empty workspace"
            text="Three lines are enough to begin: an objective, how you mean to win, and the first step."
            act={() => actions.newWorkspace()}
          />
        </div>
        <YourName />
        <section className={styles.recent} aria-labelledby="recent">
          <h2 id="recent">{recent.length > 0 ? "Open again" : "Or open a workspace"}</h2>
          <ul>
            {recent.map((file) => (
              <li key={file.path}>
                <Pressable className={styles.file} onPress={() => actions.openWorkspace(file.path)}>
                  <FileIcon />
                  <span>{file.title}</span>
                  <span className={styles.path}>{file.path}</span>
                </Pressable>
              </li>
            ))}
            <li>
              <Pressable className={styles.file} onPress={() => actions.openWorkspace()}>
                <FileIcon />
                <span>Open a file…</span>
              </Pressable>
            </li>
          </ul>
        </section>
      </div>
    </main>
  );
}

/** Asks once by which name the history is to be signed. */
function YourName() {
  const [author, sign] = useAuthor();
  const [typed, setTyped] = useState<string | null>(null);
  // Whoever is asked while it is shown goes on seeing what was answered.
  const [asks, setAsks] = useState(false);
  if (author && !author.given && !asks) setAsks(true);
  if (!author || !asks) return null;

  function commit() {
    const name = typed?.trim() ?? "";
    if (name !== "") sign(name);
  }

  return (
    <form
      className={styles.name}
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <TextField
        label="Your name"
        description="Stands beside every change you make, in the history of your files. It goes nowhere else."
        placeholder={author.name}
        value={typed ?? author.name}
        onChange={setTyped}
        onBlur={commit}
      />
    </form>
  );
}

function Way({ icon, title, text, act }: { icon: ReactNode; title: string; text: string; act(): void }) {
  return (
    <Pressable className={styles.way} onPress={act}>
      {icon}
      <strong>{title}</strong>
      <span>{text}</span>
    </Pressable>
  );
}
