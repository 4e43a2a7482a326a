import { AshlarError } from '@/lib/domain/errors';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import type { Terminal } from './terminal';
import { visibleText } from './visible-text';

export const syncChecksFlag = [
  '--sync-checks <what...>',
  'checks run after layers where the sync command is not there: found, off, ask, or commands such as "npm test"',
] as const;

/** Keeps the checks as the person typed them, and says what that is. Nothing is started by it. */
export async function keepSyncChecks(ashlar: Ashlar, terminal: Terminal, words: string[] | undefined): Promise<void> {
  if (!words) return;
  const { confirmed } = await ashlar.call('setSyncChecks', { lines: await typedChecks(ashlar, words), apply: false });
  if (confirmed?.length) terminal.remark(`Run after each layer: ${visibleText(confirmed.join(', then '))}`);
}

async function typedChecks(ashlar: Ashlar, words: string[]): Promise<string[] | null> {
  const [word = ''] = words;
  if (words.length > 1 || !['found', 'off', 'ask'].includes(word)) return words;
  if (word === 'off') return [];
  if (word === 'ask') return null;
  const { found } = await ashlar.call('syncChecks', {});
  if (found.length) return found.map(({ line }) => line);
  const hint = 'Name them, such as --sync-checks "npm test", or turn them off: --sync-checks off';
  throw new AshlarError('E_NO_CHECKS', 'No checks were found in this project.', hint);
}
