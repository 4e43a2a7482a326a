import { argvText } from '@/lib/domain/argv-text';
import { AshlarError } from '@/lib/domain/errors';
import { CHECKS_TEXT_MAX, type SyncChecksView } from '@/lib/domain/sync-checks';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { findChecks } from '@/lib/project/find-checks';
import { splitChecks } from '@/lib/workspace/check-lines';
import type { Context } from '@/lib/workspace/context';
import { giveSyncs } from '@/lib/workspace/give-syncs';
import { namedSync, unusableSync } from '@/lib/workspace/sync-answer';

/** What is run after each layer, and which checks the project seems to have. Nothing is run by asking. */
export function showSyncChecks(context: Context): SyncChecksView {
  const { syncCommand, syncChecks } = context.settings();
  const named = namedSync(context, '{spec}');
  const { checks: found, notes } = findChecks(context.projectDir);
  return {
    command: syncCommand,
    unusable: named && unusableSync(context, named),
    confirmed: syncChecks?.map(argvText) ?? null,
    found,
    notes,
  };
}

/**
 * Keeps the checks that are run where the sync command is not there, as the person's word for these exact commands.
 * Open runs that wait for them go on. Throws `E_SHELL` for a line that needs a shell.
 */
export function setSyncChecks(
  context: Context,
  { lines, apply }: ParsedVerbInput<'setSyncChecks'>,
): VerbOutput<'setSyncChecks'> {
  const settings = context.settings();
  const before = settings.syncChecks?.length ? [settings.syncChecks.map(argvText).join('\n')] : [];
  const syncChecks = lines?.map(checkOf) ?? null;
  assertNotTooLong(syncChecks);
  context.saveSettings({ ...settings, syncChecks });
  const applied = apply ? giveSyncs(context, before) : 0;
  return { ...showSyncChecks(context), applied };
}

function checkOf(line: string): string[] {
  const split = splitChecks(line);
  const [check] = split.ok ? split.checks : [];
  if (check) return check.argv;
  throw new AshlarError(
    'E_SHELL',
    split.ok ? 'The command is empty.' : split.message,
    'Give programs and their arguments, such as: npm test',
  );
}

function assertNotTooLong(checks: readonly string[][] | null): void {
  if (!checks || checks.map(argvText).join('\n').length <= CHECKS_TEXT_MAX) return;
  throw new AshlarError(
    'E_INPUT',
    'These checks are too long together.',
    'Put them into a script and call the script.',
  );
}
