/** What is said of many times: middle, 95th percentile, worst. */
export function statistics(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), p95: at(0.95), worst: sorted.at(-1) };
}
