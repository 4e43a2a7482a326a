/** US dollars as they are told: `$0.0035`, `$0.42`, `$12.30`. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.01) return `$${usd < 0.0001 ? '0.0001' : usd.toFixed(4)}`;
  return `$${usd.toFixed(2)}`;
}

/** `812`, `4.1k`, `35k`, `1.2M`. */
export function formatTokens(count: number): string {
  if (count < 1000) return String(count);
  const [value, unit] = count < 999_500 ? [count / 1000, 'k'] : [count / 1_000_000, 'M'];
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)}${unit}`;
}
