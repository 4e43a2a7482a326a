/** The one registry of id prefixes: an id says what it names wherever it turns up. */
const prefixes = {
  mapping: 'map',
  correction: 'cor',
  run: 'run',
  attempt: 'att',
} as const;

export type IdKind = keyof typeof prefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id such as `run_8f3k2m9q7xv4`: 60 random bits, safe in URLs and file names. */
export function newId(kind: IdKind): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  let text = '';
  for (const byte of bytes) text += alphabet[byte & 31];
  return `${prefixes[kind]}_${text}`;
}
