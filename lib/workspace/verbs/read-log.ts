import { getAttempt } from '@/db/queries/attempts';
import { AshlarError } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { readLogSlice } from '@/lib/executors/output/log-slice';
import type { Context } from '@/lib/workspace/context';
import { logFile } from '@/lib/workspace/resolver';

/** A piece of an attempt's log, safe to show, values of the environment masked. */
export async function readLog(context: Context, input: ParsedVerbInput<'log'>): Promise<VerbOutput<'log'>> {
  const attempt = getAttempt(context.db, input.attemptId);
  if (!attempt) throw new AshlarError('E_NOT_FOUND', `There is no attempt ${input.attemptId}.`);
  const secrets = Object.values(context.settings().environment);
  return readLogSlice(logFile(context.projectDir, attempt.logPath), input.from, input.max, secrets);
}
