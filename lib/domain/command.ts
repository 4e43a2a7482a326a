import { z } from 'zod';

/** Form a slash command must have; anything else is not one. */
export const slashCommandPattern = /^\/[A-Za-z0-9][A-Za-z0-9:_-]*$/;

/** Where a command comes from. `built-in` ones belong to Claude Code itself, `given` ones to a catalog file. */
export const commandSources = ['project', 'user', 'plugin', 'built-in', 'given'] as const;

/** A slash command found on disk. */
export const commandSchema = z.object({
  /** With the slash and the plugin's name: `/supabase:create-schema`. */
  command: z.string().regex(slashCommandPattern),
  description: z.string(),
  argumentHint: z.string(),
  source: z.enum(commandSources),
  /** The file it was read from, for the person to open; null where there is none. */
  file: z.string().nullable(),
});
export type Command = z.infer<typeof commandSchema>;

/** All commands that can be used, in no particular order; names are unique. */
export type Catalog = readonly Command[];

/**
 * `installed` can be used. `disabled`: its plugin is installed but not enabled. `shadowed`: another command of the same
 * name wins. `unlisted`: on disk, but Claude Code was asked and does not know it.
 */
export const commandStates = ['installed', 'disabled', 'shadowed', 'unlisted'] as const;
export type CommandState = (typeof commandStates)[number];

/** A command as the catalog lists it, usable or not. */
export const catalogEntrySchema = commandSchema.extend({
  kind: z.enum(['command', 'skill']),
  /** The plugin with its marketplace (`supabase@shop`); null for commands of no plugin. */
  plugin: z.string().nullable(),
  state: z.enum(commandStates),
  /** Other names it answers to. */
  aliases: z.array(z.string()),
  /** Why it cannot be used, or what is odd about its file; one sentence. */
  remark: z.string().nullable(),
});
export type CatalogEntry = z.infer<typeof catalogEntrySchema>;

/** A file that is not in the catalog, or only in part, and why. */
export const catalogRemarkSchema = z.object({ file: z.string(), message: z.string() });
export type CatalogRemark = z.infer<typeof catalogRemarkSchema>;

/** The commands that can be used and proposed. What Claude Code brings along is no answer to a plan's tasks. */
export function usableCommands(entries: readonly CatalogEntry[]): CatalogEntry[] {
  return entries.filter(({ state, source }) => state === 'installed' && source !== 'built-in');
}

/** Splits `/x:y rest of line` into command and arguments; null when it is not a slash command. */
export function parseSlashCommand(text: string): { command: string; args: string } | null {
  const trimmed = text.trim();
  const space = trimmed.search(/\s/);
  const command = space === -1 ? trimmed : trimmed.slice(0, space);
  if (!slashCommandPattern.test(command)) return null;
  return { command, args: space === -1 ? '' : trimmed.slice(space).trim() };
}
