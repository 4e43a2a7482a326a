import type { Diagnostic, Severity } from '@/lib/domain/plan';

/** A place in the plan file; both count from 1. */
export type Place = { line: number; column: number };

/** A hostile file must not answer with a million remarks; what is left out is counted. */
export const REMARKS_PER_CODE_MAX = 500;

const severityByLetter: Record<string, Severity> = { E: 'error', W: 'warning', I: 'info' };

/** Collects what is to be said about a plan file. The code's first letter is its severity: `E_`, `W_`, `I_`. */
export class Remarks {
  readonly #kept: Diagnostic[] = [];
  readonly #seen = new Map<string, { count: number; firstLeftOut: Place; lastLine: number }>();

  add(code: string, place: Place, message: string, hint: string | null = null): void {
    const seen = this.#seen.get(code);
    const count = (seen?.count ?? 0) + 1;
    const leftOut = count > REMARKS_PER_CODE_MAX;
    const firstLeftOut = leftOut && count > REMARKS_PER_CODE_MAX + 1 && seen ? seen.firstLeftOut : place;
    this.#seen.set(code, { count, firstLeftOut, lastLine: place.line });
    if (!leftOut) this.#kept.push({ code, severity: severityOf(code), ...place, message, hint });
  }

  /** All remarks in the order of the file. */
  list(): Diagnostic[] {
    const all = [...this.#kept];
    for (const [code, { count, firstLeftOut, lastLine }] of this.#seen) {
      const more = count - REMARKS_PER_CODE_MAX;
      if (more <= 0) continue;
      const message = `${more} more of the same, the last on line ${lastLine}.`;
      all.push({ code, severity: severityOf(code), ...firstLeftOut, message, hint: null });
    }
    return all.sort((a, b) => a.line - b.line || a.column - b.column);
  }
}

function severityOf(code: string): Severity {
  return severityByLetter[code.charAt(0)] ?? 'error';
}
