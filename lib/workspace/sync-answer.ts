import { parseSlashCommand } from '@/lib/domain/command';
import type { Answer } from '@/lib/domain/mapping';
import { checksAnswer } from '@/lib/domain/sync-checks';
import { checkAnswer } from './carry-out';
import type { Context } from './context';

type Known = Pick<Context, 'projectDir' | 'env' | 'facts' | 'settings'>;

/**
 * What is run after each layer: the sync command of the settings where it can be carried out, or else the checks that
 * the person confirmed. `ask` when they were not asked yet; null for nothing.
 */
export function syncAnswer(context: Known, spec: string): Answer | 'ask' | null {
  const named = namedSync(context, spec);
  if (named === null || unusableSync(context, named) === null) return named;
  const { syncChecks } = context.settings();
  if (syncChecks === null) return 'ask';
  return syncChecks.length ? checksAnswer(syncChecks) : null;
}

/** The sync command as the settings name it, there or not; null when the sync is off. */
export function namedSync({ settings }: Pick<Context, 'settings'>, spec: string): Answer | null {
  const text = settings().syncCommand?.replaceAll('{spec}', spec) ?? null;
  if (text === null) return null;
  const slash = parseSlashCommand(text);
  return slash ? { kind: 'command', ...slash, effect: 'none' } : { kind: 'shell', text, effect: 'none' };
}

/** Why a sync command cannot be used here; null when it can. */
export function unusableSync(context: Known, named: Answer): string | null {
  const checked = checkAnswer(context, named);
  return 'message' in checked ? checked.message : null;
}
