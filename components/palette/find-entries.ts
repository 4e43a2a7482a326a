import { type PaletteEntry, type PaletteGroup, paletteGroups } from './palette-entry';

export type FoundGroup = { group: PaletteGroup; entries: PaletteEntry[] };

/** Entries shown of one group: the list stays short however large the plan is. */
const SHOWN = 8;

/**
 * The entries for what was typed, by group, the best of each group first. Nothing typed: what was chosen last stands
 * before everything else, and tasks are not listed.
 */
export function findEntries(
  entries: readonly PaletteEntry[],
  typed: string,
  recent: readonly PaletteEntry[],
): FoundGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const known = new Set(recent.map(({ id }) => id));
    const rest = entries.filter(({ id, group }) => group !== 'Tasks' && !known.has(id));
    return grouped([...recent.map((entry): PaletteEntry => ({ ...entry, group: 'Recent' })), ...rest]);
  }
  const places = new Map(recent.map(({ id }, at) => [id, at]));
  const here = new Set(entries.map(({ id }) => id));
  // What was chosen last in another spec is found as well.
  const all = [...entries, ...recent.filter(({ id }) => !here.has(id))];
  const scored = all.flatMap((entry) => {
    const score = scoreOf(entry, words);
    return score === null ? [] : [{ entry, score: score - (places.has(entry.id) ? 0.5 : 0) }];
  });
  return grouped(scored.sort((a, b) => a.score - b.score).map(({ entry }) => entry));
}

/** The lower, the better; null when a word is not in it. */
function scoreOf({ label, code = '', remark = '', words = '' }: PaletteEntry, typed: readonly string[]): number | null {
  const name = label.toLowerCase();
  const key = code.toLowerCase();
  const rest = `${remark} ${words}`.toLowerCase();
  let score = 0;
  for (const word of typed) {
    if (key === word) score += 0;
    else if (key.startsWith(word)) score += 1;
    else if (name.startsWith(word)) score += 2;
    else if (name.includes(` ${word}`)) score += 3;
    else if (name.includes(word) || key.includes(word)) score += 4;
    else if (rest.includes(word)) score += 5;
    else return null;
  }
  return score;
}

function grouped(entries: readonly PaletteEntry[]): FoundGroup[] {
  return paletteGroups
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group).slice(0, SHOWN) }))
    .filter((found) => found.entries.length > 0);
}
