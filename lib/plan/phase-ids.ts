import { createHash } from 'node:crypto';
import { readPhaseName } from './phase-words';
import { taskName } from './task-index';

/**
 * Ids of phases by their titles: `phase_` and 12 hex digits of a hash over the name without its number, and which of
 * several equal ones it is. They stay when other phases come and go.
 */
export function phaseIds(titles: readonly string[]): string[] {
  const occurrences = new Map<string, number>();
  return titles.map((title) => {
    const name = taskName(readPhaseName(title).name);
    const occurrence = (occurrences.get(name) ?? 0) + 1;
    occurrences.set(name, occurrence);
    const digest = createHash('sha256').update(`${name}\0${occurrence}`).digest('hex');
    return `phase_${digest.slice(0, 12)}`;
  });
}
