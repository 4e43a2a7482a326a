import { parseSlashCommand } from '@/lib/domain/command';

/** The slash command that a hint ends with, as in “Give an alternate command: /x:y books”; null when there is none. */
export function hintedCommand(hint: string | null | undefined): string | null {
  const found = /(?:^|[\s“"'`])(\/[A-Za-z0-9][^\n]*)$/.exec(hint?.trim() ?? '');
  const text = found?.[1]?.replace(/["'”`.]+$/, '') ?? '';
  const slash = parseSlashCommand(text);
  // A sentence that merely begins with a path or a command is no command to run.
  if (!slash || /[.!?]\s/.test(slash.args)) return null;
  return slash.args ? `${slash.command} ${slash.args}` : slash.command;
}
