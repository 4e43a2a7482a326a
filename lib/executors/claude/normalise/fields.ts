/** A JSON object whose fields nobody has looked at. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A whole number of zero or more, or `otherwise`. */
export const countOf = (value: unknown, otherwise = 0): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise;

/** US dollars, or null where none were told. */
export const usdOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

/** A moment of the Unix clock, in seconds or milliseconds, or a text that says one, as ISO 8601; else null. */
export function momentOf(value: unknown): string | null {
  const ms = typeof value === 'number' ? (value < 1e11 ? value * 1000 : value) : Date.parse(textOf(value));
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}
