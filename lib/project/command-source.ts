import type { CatalogEntry, Command } from '@/lib/domain/command';
import { slashCommandPattern } from '@/lib/domain/command';
import { cleanText } from './clean-text';
import { membersOf, textsOf } from './read-json';

/** Commands as the program that runs them lists them. `from` names it with its version: `Claude Code 2.1.330`. */
export type HeardCommands = {
  from: string;
  commands: (Pick<Command, 'command' | 'description' | 'argumentHint'> & { aliases: string[] })[];
};

/** Something that knows which commands there are, beside the disk. Answers null when it cannot say. */
export interface CommandSource {
  ask(signal: AbortSignal): Promise<HeardCommands | null>;
}

/** Reads a list of `{name, description, argumentHint, aliases}`; what cannot be a command is left out. */
export function heardCommands(from: string, list: unknown): HeardCommands | null {
  if (!Array.isArray(list)) return null;
  const commands = list.flatMap((item): HeardCommands['commands'] => {
    const fields = membersOf(item);
    const command = `/${textsOf(fields.get('name'))[0] ?? ''}`;
    if (!slashCommandPattern.test(command)) return [];
    const aliases = textsOf(fields.get('aliases')).map((alias) => `/${alias}`);
    return [
      {
        command,
        description: cleanText(fields.get('description'), 500),
        argumentHint: cleanText(fields.get('argumentHint'), 500),
        aliases: aliases.filter((alias) => slashCommandPattern.test(alias)),
      },
    ];
  });
  return { from, commands };
}

/**
 * Lays what was heard over what stands on disk. The disk knows the files; what was heard decides what can be used: an
 * installed command that it does not name is `unlisted`, and what it names beyond the disk is Claude Code's own. A
 * command that a route carries out needs nobody's listing.
 */
export function mergeHeard(
  entries: readonly CatalogEntry[],
  heard: HeardCommands,
  routed: ReadonlySet<string>,
): CatalogEntry[] {
  const names = new Set(heard.commands.flatMap(({ command, aliases }) => [command, ...aliases]));
  const known = new Set<string>();
  const merged = entries.map((entry): CatalogEntry => {
    if (entry.state !== 'installed') return entry;
    const own = [entry.command, ...entry.aliases];
    for (const name of own) known.add(name);
    if (own.some((name) => names.has(name) || routed.has(name))) return entry;
    return { ...entry, state: 'unlisted', remark: `${heard.from} does not list it, although its file is there.` };
  });
  const others = heard.commands.filter(
    ({ command, aliases }) => ![command, ...aliases].some((name) => known.has(name)),
  );
  const own = others.map(
    (command): CatalogEntry => ({
      ...command,
      ...{ source: 'built-in', file: null, kind: 'command', plugin: null, state: 'installed', remark: null },
    }),
  );
  return [...merged, ...own];
}
