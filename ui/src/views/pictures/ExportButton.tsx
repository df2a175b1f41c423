import { keysLabel } from "../../lib/keys";
import { Brief } from "../../primitives/Brief";
import { Button } from "../../primitives/Button";
import { Hint } from "../../primitives/Hint";
import { ExportIcon } from "../../primitives/icons";
import { useActions } from "../actions";

/** Opens the export of the picture that is shown. */
export function ExportButton() {
  const { exportPicture } = useActions();
  return (
    <Hint text="Export the picture" keys={keysLabel("E")}>
      <Button onPress={exportPicture}>
        <ExportIcon />
        <Brief>Export</Brief>
      </Button>
    </Hint>
  );
}
