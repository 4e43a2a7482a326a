import type { Settings } from '@/lib/domain/project';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';

/** Changes how runs go on, from the next step of a run on. What is left out stays as it is. */
export function setRunSettings(
  context: Context,
  { budget, ...changed }: ParsedVerbInput<'setRunSettings'>,
): VerbOutput<'setRunSettings'> {
  const settings = context.settings();
  const next: Settings = { ...settings, ...given(changed), budget: { ...settings.budget, ...given(budget ?? {}) } };
  context.saveSettings(next);
  const { concurrency, onFailure, attemptTimeoutMs, idleTimeoutMs } = next;
  return { concurrency, onFailure, attemptTimeoutMs, idleTimeoutMs, budget: next.budget };
}

/** Without what was not said: undefined would take the place of what stands there. */
function given<T extends object>(changed: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)) as never;
}
