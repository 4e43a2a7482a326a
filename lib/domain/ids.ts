/** The one registry of id prefixes: an id says what it names wherever it turns up. */
const prefixes = {
  mapping: 'map',
  correction: 'cor',
  rule: 'rule',
  run: 'run',
  attempt: 'att',
} as const;

export type IdKind = keyof typeof prefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const LENGTH = 12;
// Asking for random bytes costs far more than an id, and a plan of ten thousand tasks needs as many.
const pool = new Uint8Array(LENGTH * 256);
let used = pool.length;

/** A new id such as `run_8f3k2m9q7xv4`: 60 random bits, safe in URLs and file names. */
export function newId(kind: IdKind): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let text = '';
  for (const end = used + LENGTH; used < end; used++) text += alphabet[(pool[used] ?? 0) & 31];
  return `${prefixes[kind]}_${text}`;
}
