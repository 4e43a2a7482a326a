import type { Reading } from '@/lib/plan/read-layer';
import type { Entry, Item, Title } from './entry';
import type { Role } from './roles';

const LINES_SHOWN = 8;

/** Tells of boxes with a mark no tool writes: once for every mark, with the lines of the others. */
export function remarkOddBoxes(roles: ReadonlyMap<Entry, Role>, { remarks }: Reading): void {
  const found = new Map<string, (Item | Title)[]>();
  for (const [entry, role] of roles) {
    if ((entry.kind !== 'item' && entry.kind !== 'title') || role.kind === 'left' || !entry.box?.odd) continue;
    const same = found.get(entry.box.odd);
    if (same) same.push(entry);
    else found.set(entry.box.odd, [entry]);
  }
  for (const [odd, entries] of found) {
    const [first, ...others] = entries.sort((a, b) => a.first - b.first);
    if (first) remarks.add('W_BOX', first.head, `${odd}${alsoOn(others)}`, 'Write [ ] or [x].');
  }
}

function alsoOn(entries: readonly (Item | Title)[]): string {
  if (entries.length === 0) return '';
  const shown = entries.slice(0, LINES_SHOWN).map(({ first }) => first);
  const rest = entries.length - shown.length;
  return ` The same on ${entries.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
