import type { Command } from '@/lib/domain/command';
import type { Alternative } from '@/lib/domain/mapping';

export type Suggestion = { command: string; description: string; hint: string };

const SUGGESTIONS_MAX = 40;

/**
 * Commands for what was typed so far: those whose name begins with it, then those whose name holds it, then those
 * whose description holds every word. With nothing typed the runners-up come first.
 */
export function searchCommands(
  catalog: readonly Command[],
  typed: string,
  alternatives: readonly Alternative[],
  max = SUGGESTIONS_MAX,
): Suggestion[] {
  const words = typed.toLowerCase().replace(/^\//, '').split(/\s+/).filter(Boolean);
  const runnersUp = alternatives.map((each) => each.command);
  const ranked = catalog
    .map((entry) => ({ entry, rank: words.length ? rankOf(entry, words) : runnerUpRank(entry, runnersUp) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || a.entry.command.localeCompare(b.entry.command));
  return ranked.slice(0, max).map(({ entry }) => ({
    command: entry.command,
    description: entry.description,
    hint: entry.argumentHint,
  }));
}

function runnerUpRank({ command }: Command, runnersUp: string[]): number {
  const at = runnersUp.indexOf(command);
  return at === -1 ? runnersUp.length : at;
}

function rankOf({ command, description }: Command, words: string[]): number {
  const name = command.slice(1).toLowerCase();
  const own = name.slice(name.indexOf(':') + 1);
  const first = words[0] ?? '';
  if (words.length === 1 && (name.startsWith(first) || own.startsWith(first))) return 0;
  if (words.every((word) => name.includes(word))) return 1;
  const all = `${name} ${description.toLowerCase()}`;
  return words.every((word) => all.includes(word)) ? 2 : Number.POSITIVE_INFINITY;
}
