import { z } from 'zod';

/** Form a slash command must have; anything else is not one. */
export const slashCommandPattern = /^\/[A-Za-z0-9][A-Za-z0-9:_-]*$/;

export const commandSources = ['project', 'user', 'plugin', 'skill', 'given'] as const;

/** A slash command found on disk. */
export const commandSchema = z.object({
  /** With the slash and the plugin's name: `/supabase:create-schema`. */
  command: z.string().regex(slashCommandPattern),
  description: z.string(),
  argumentHint: z.string(),
  source: z.enum(commandSources),
  /** The file it was read from, for the person to open; null for catalogs given as JSON. */
  file: z.string().nullable(),
});
export type Command = z.infer<typeof commandSchema>;

/** All commands known, in no particular order; names are unique. */
export type Catalog = readonly Command[];

/** Splits `/x:y rest of line` into command and arguments; null when it is not a slash command. */
export function parseSlashCommand(text: string): { command: string; args: string } | null {
  const trimmed = text.trim();
  const space = trimmed.search(/\s/);
  const command = space === -1 ? trimmed : trimmed.slice(0, space);
  if (!slashCommandPattern.test(command)) return null;
  return { command, args: space === -1 ? '' : trimmed.slice(space).trim() };
}
