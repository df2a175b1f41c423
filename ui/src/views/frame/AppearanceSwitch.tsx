import { useAppearance } from "../../domain/appearance";
import type { Appearance } from "../../domain/look";
import { IconButton } from "../../primitives/Button";
import { MoonIcon, ScreenIcon, SunIcon } from "../../primitives/icons";
import { Menu } from "../../primitives/Menu";

const LOOKS: { id: Appearance; label: string; icon: React.ReactNode }[] = [
  { id: "system", label: "As the system", icon: <ScreenIcon /> },
  { id: "light", label: "Light", icon: <SunIcon /> },
  { id: "dark", label: "Dark", icon: <MoonIcon /> },
];

/** Light, dark, or as the system. */
export function AppearanceSwitch() {
  const [appearance, change] = useAppearance();
  const now = LOOKS.find((look) => look.id === appearance);
  return (
    <Menu
      label="Appearance"
      trigger={<IconButton label={`Appearance: ${now?.label.toLowerCase()}`}>{now?.icon}</IconButton>}
      entries={LOOKS.map((look) => ({ ...look, act: () => change(look.id) }))}
    />
  );
}
