import { editDistance } from './edit-distance';

/** How a layer's heading says its tasks are to run. `odd` says why a remark was not followed. */
export type RunMode = { name: string; parallel: boolean; odd: 'misspelt' | 'contradictory' | null };

const modes = new Map<string, 'parallel' | 'sequential' | 'neutral'>([
  ['parallel', 'parallel'],
  ['in parallel', 'parallel'],
  ['concurrent', 'parallel'],
  ['concurrently', 'parallel'],
  ['sequential', 'sequential'],
  ['sequentially', 'sequential'],
  ['serial', 'sequential'],
  ['in order', 'sequential'],
  // Says when the layer runs, not how its tasks do.
  ['run first', 'neutral'],
  ['run last', 'neutral'],
]);

/** Splits `Core Services (Parallel)` into name and mode. Without a clear word the mode is sequential, the safe one. */
export function readRunMode(title: string): RunMode {
  const open = title.endsWith(')') ? title.lastIndexOf('(') : -1;
  if (open === -1) return { name: title, parallel: false, odd: null };
  const words = title
    .slice(open + 1, -1)
    .toLowerCase()
    .split(/[,;/&]/)
    .map((word) => word.trim());
  const found = words.map((word) => modes.get(word));
  // A remark that is not about the mode stays part of the name.
  const name = found.every((mode) => mode) ? title.slice(0, open).trim() : title;
  const parallel = found.includes('parallel');
  if (parallel && found.includes('sequential')) return { name, parallel: false, odd: 'contradictory' };
  if (words.some((word, index) => !found[index] && isMisspelt(word))) return { name, parallel: false, odd: 'misspelt' };
  return { name, parallel, odd: null };
}

function isMisspelt(word: string): boolean {
  if (word.length < 5 || word.length > 20) return false;
  return [...modes.keys()].some((mode) => mode.length >= 6 && editDistance(word, mode) <= 2);
}
