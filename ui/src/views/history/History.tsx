import { useState } from "react";
import { Segments } from "../../primitives/Toggle";
import { View } from "../frame/View";
import { Compare } from "./Compare";
import { Log } from "./Log";

type Part = "log" | "compare";

/** What was done to the plan, by whom and when; and what is different between any two moments. */
export default function History() {
  const [part, setPart] = useState<Part>("log");
  const [from, setFrom] = useState<string | null>(null);
  return (
    <View
      title="History"
      controls={
        <Segments<Part>
          label="What is shown"
          options={[
            { id: "log", label: "What was done" },
            { id: "compare", label: "What changed" },
          ]}
          value={part}
          onChange={setPart}
        />
      }
    >
      {part === "log" ? (
        <Log
          onCompare={(point) => {
            setFrom(point);
            setPart("compare");
          }}
        />
      ) : (
        <Compare from={from} onFrom={setFrom} />
      )}
    </View>
  );
}
