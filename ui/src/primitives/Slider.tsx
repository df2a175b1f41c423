import { Slider as Range, SliderThumb, SliderTrack } from "react-aria-components";
import styles from "./Slider.module.css";

interface SliderProps {
  label: string;
  value: number;
  onChange(value: number): void;
  most: number;
  step: number;
  isDisabled?: boolean;
}

/** A number from 0, by dragging or with the arrow keys; Home and End go to its ends. */
export function Slider({ label, value, onChange, most, step, isDisabled = false }: SliderProps) {
  return (
    <Range
      aria-label={label}
      className={styles.slider}
      minValue={0}
      maxValue={most}
      step={step}
      value={value}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <SliderTrack className={styles.track}>
        {({ state }) => (
          <>
            <span className={styles.filled} style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className={styles.thumb} />
          </>
        )}
      </SliderTrack>
    </Range>
  );
}
