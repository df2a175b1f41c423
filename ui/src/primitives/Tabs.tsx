import type { ReactNode } from "react";
import { Tabs as Group, Tab, TabList, TabPanel } from "react-aria-components";
import styles from "./Tabs.module.css";

export interface TabEntry {
  id: string;
  label: ReactNode;
  /** How many things are behind it. */
  count?: number;
  /** Its content; drawn while it is chosen. */
  content: ReactNode;
}

/** One of several panels. */
export function Tabs({
  label,
  tabs,
  chosen,
  onChoose,
}: {
  label: string;
  tabs: readonly TabEntry[];
  chosen: string;
  onChoose(id: string): void;
}) {
  return (
    <Group className={styles.tabs} selectedKey={chosen} onSelectionChange={(key) => onChoose(String(key))}>
      <TabList aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.label}
            {tab.count === undefined ? null : <span className={styles.count}>{tab.count.toLocaleString("en-GB")}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel}>
          {tab.content}
        </TabPanel>
      ))}
    </Group>
  );
}
