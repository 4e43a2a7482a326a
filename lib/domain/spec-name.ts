import { AshlarError } from './errors';

const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** True for names that can stand for a spec folder: no separators, no `..`, no trailing dot. */
export function isSpecName(name: string): boolean {
  return pattern.test(name) && !name.includes('..') && !name.endsWith('.');
}

/** Returns the name unchanged, or throws `E_SPEC_NAME` before anything touches the disk. */
export function parseSpecName(name: string): string {
  if (isSpecName(name)) return name;
  throw new AshlarError(
    'E_SPEC_NAME',
    `${JSON.stringify(name)} is not a spec name.`,
    'Use letters, digits, dot, dash and underscore, starting with a letter or a digit, for example F001.',
  );
}
