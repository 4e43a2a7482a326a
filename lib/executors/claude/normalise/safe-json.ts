import type { Safe } from './bounds';
import { isFields } from './fields';

const depthMax = 24;

/** A value as JSON text, every text in it made safe first: escapes would hide a secret from whoever looks for it. */
export function safeJson(value: unknown, safe: Safe): string {
  return JSON.stringify(withSafeTexts(value, safe, 0), null, 2) ?? '';
}

function withSafeTexts(value: unknown, safe: Safe, depth: number): unknown {
  if (typeof value === 'string') return safe(value);
  if (depth > depthMax) return '…';
  if (Array.isArray(value)) return value.map((each) => withSafeTexts(each, safe, depth + 1));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [safe(name), withSafeTexts(each, safe, depth + 1)]),
  );
}
