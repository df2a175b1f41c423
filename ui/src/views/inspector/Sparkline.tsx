import { amount, number } from "../../lib/numbers";
import styles from "./KeyResults.module.css";

const WIDTH = 280;
const HEIGHT = 64;
/** Kept free on the right for the latest value. */
const ROOM = 56;
const PAD = 8;

/** The points of a line through readings, and the height of the target. */
export function plot(
  readings: readonly number[],
  target: number | null,
): { points: [number, number][]; aim: number | null } {
  const all = target === null ? [...readings] : [...readings, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const y = (value: number) => (high === low ? HEIGHT / 2 : PAD + ((high - value) / (high - low)) * (HEIGHT - 2 * PAD));
  const step = (WIDTH - ROOM) / Math.max(1, readings.length - 1);
  return {
    points: readings.map((value, place) => [place * step, y(value)]),
    aim: target === null ? null : y(target),
  };
}

interface SparklineProps {
  readings: readonly number[];
  target: number | null;
  hue: number | null;
  unit: string;
}

/** A metric's readings as a line, the target as a dashed one. */
export function Sparkline({ readings, target, hue, unit }: SparklineProps) {
  const { points, aim } = plot(readings, target);
  const colour = hue === null ? "var(--muted)" : `var(--hue${hue % 10}-solid)`;
  const last = points.at(-1);
  const now = readings.at(-1);
  if (!last || now === undefined) return null;
  const said = amount(now, unit);
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${readings.length} readings, the last ${said}${target === null ? "" : `, target ${number(target)}`}`}
    >
      {aim === null ? null : (
        <>
          <line x1="0" x2={WIDTH} y1={aim} y2={aim} stroke={colour} strokeDasharray="4 3" />
          <text x={WIDTH} y={aim > HEIGHT / 2 ? aim - 5 : aim + 13} textAnchor="end" fill={colour}>
            target {target === null ? "" : amount(target, unit)}
          </text>
        </>
      )}
      <polyline points={points.map((point) => point.join(",")).join(" ")} fill="none" stroke={colour} strokeWidth="2" />
      <circle cx={last[0]} cy={last[1]} r="4" fill={colour} />
      <text x={last[0] + 9} y={last[1] + 4} fill="var(--ink)">
        {said}
      </text>
    </svg>
  );
}
