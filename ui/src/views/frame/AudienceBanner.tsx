import { useAudience, useLookAs } from "../../domain/audiences";
import { Button } from "../../primitives/Button";
import { AudienceIcon } from "../../primitives/icons";
import { useActions } from "../actions";
import { Banner } from "./Banner";

/** Says that everything in the window is what an audience would see, and leads back. */
export function AudienceBanner() {
  const audience = useAudience();
  const lookAs = useLookAs();
  const { openAudiences } = useActions();
  if (!audience) return null;
  return (
    <Banner
      icon={<AudienceIcon />}
      actions={
        <>
          <Button onPress={openAudiences}>What it sees…</Button>
          <Button onPress={() => void lookAs(null)}>Back to the whole plan</Button>
        </>
      }
    >
      As <strong>{audience.title}</strong> sees it, to be read only
    </Banner>
  );
}
