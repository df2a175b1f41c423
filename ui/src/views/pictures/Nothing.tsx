import type { ReactNode } from "react";
import { useNavigation } from "../../domain/navigation";
import { Button } from "../../primitives/Button";
import { Empty } from "../../primitives/Small";
import { useActions } from "../actions";

/** What a picture of items says where the filter lets nothing through, or where there are none yet. */
export function Nothing({
  filtered,
  title,
  children,
  onShowAll,
}: {
  /** Whether a filter is set. */
  filtered: boolean;
  /** Where there is nothing yet: `No cards yet`. */
  title: string;
  /** What the picture is for. */
  children: ReactNode;
  onShowAll(): void;
}) {
  const { go } = useNavigation();
  const { importFiles } = useActions();
  if (filtered) {
    return <Empty title="Nothing passes the filter" actions={<Button onPress={onShowAll}>Show everything</Button>} />;
  }
  return (
    <Empty
      title={title}
      actions={
        <>
          <Button look="main" onPress={() => go("items")}>
            Add the first items
          </Button>
          <Button onPress={() => importFiles()}>Import a spreadsheet</Button>
        </>
      }
    >
      {children}
    </Empty>
  );
}
