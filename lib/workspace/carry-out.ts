import type { Answer } from '@/lib/domain/mapping';
import type { Preflight } from '@/lib/domain/preflight';
import { type Executors, preflight } from '@/lib/mapping/preflight';
import type { Context } from './context';

/** What carries answers out in this project: the user's own routes alone, no agent yet. */
export function executorsOf(context: Pick<Context, 'facts' | 'settings'>): Executors {
  return { entries: context.facts().entries, routes: context.settings().routes, agent: false };
}

/** Whether an answer can be carried out in this project. */
export function checkAnswer(context: Pick<Context, 'facts' | 'settings'>, answer: Answer | null): Preflight {
  return preflight(answer, executorsOf(context));
}
