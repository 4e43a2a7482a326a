import { editDistance } from './edit-distance';

/**
 * How a layer's heading says its tasks are to run. `odd` says why a remark was not followed, `said` whether there is a
 * remark about the mode at all.
 */
export type RunMode = { name: string; parallel: boolean; said: boolean; odd: 'misspelt' | 'contradictory' | null };

type Mode = 'parallel' | 'sequential' | 'neutral';

const modes = new Map<string, Mode>([
  ['parallel', 'parallel'],
  ['in parallel', 'parallel'],
  ['run in parallel', 'parallel'],
  ['parallel execution', 'parallel'],
  ['concurrent', 'parallel'],
  ['concurrently', 'parallel'],
  ['sequential', 'sequential'],
  ['sequentially', 'sequential'],
  ['run sequentially', 'sequential'],
  ['sequential execution', 'sequential'],
  ['serial', 'sequential'],
  ['in order', 'sequential'],
  ['one by one', 'sequential'],
  // Says when the layer runs, not how its tasks do.
  ['run first', 'neutral'],
  ['run last', 'neutral'],
]);

/** Splits `Core Services (Parallel)` into name and mode. Without a clear word the mode is sequential, the safe one. */
export function readRunMode(title: string): RunMode {
  const byName = modes.get(title.toLowerCase()) ?? 'neutral';
  const open = title.endsWith(')') ? title.lastIndexOf('(') : -1;
  if (open === -1) return { name: title, parallel: byName === 'parallel', said: false, odd: null };
  const words = title
    .slice(open + 1, -1)
    .toLowerCase()
    .split(/[,;/&]| [–—-] /)
    .map((word) => word.trim());
  const found = words.map((word) => modes.get(word));
  const before = title.slice(0, open).trim();
  // A remark that is not about the mode stays part of the name.
  const name = found.every((mode) => mode) ? before : title;
  const said = found.some((mode) => mode !== undefined && mode !== 'neutral');
  const all = new Set([...found, modes.get(before.toLowerCase())]);
  if (all.has('parallel') && all.has('sequential')) return { name, parallel: false, said, odd: 'contradictory' };
  if (words.some((word, index) => !found[index] && isMisspelt(word))) {
    return { name, parallel: false, said: true, odd: 'misspelt' };
  }
  return { name, parallel: found.includes('parallel'), said, odd: null };
}

function isMisspelt(word: string): boolean {
  if (word.length < 5 || word.length > 20) return false;
  return [...modes.keys()].some((mode) => mode.length >= 6 && editDistance(word, mode) <= 2);
}
