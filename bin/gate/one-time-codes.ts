import { createHash } from 'node:crypto';

const OPEN_CODES_MAX = 100;
const hash = (code: string) => createHash('sha256').update(code).digest('hex');

/**
 * Codes not used yet, by their hash, so that looking one up says nothing about the others. Wrong codes lock nobody
 * out: a hostile page could send them, and 256 bits are not guessed.
 */
export class OneTimeCodes {
  readonly #open = new Set<string>();

  issue(code: string): string {
    this.#open.add(hash(code));
    const [oldest] = this.#open;
    if (oldest && this.#open.size > OPEN_CODES_MAX) this.#open.delete(oldest);
    return code;
  }

  /** True once for each code issued. */
  use(code: string): boolean {
    return this.#open.delete(hash(code));
  }
}
