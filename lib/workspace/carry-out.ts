import type { Answer } from '@/lib/domain/mapping';
import type { Preflight } from '@/lib/domain/preflight';
import { type Executors, preflight } from '@/lib/mapping/preflight';
import { agentMeans } from './agent-means';
import type { Context } from './context';

type Known = Pick<Context, 'projectDir' | 'env' | 'facts' | 'settings'>;

/** What carries answers out in this project: the user's own routes, and Claude Code for whatever has none. */
export function executorsOf({ projectDir, env, facts, settings }: Known): Executors {
  const own = settings();
  const means = agentMeans(projectDir, env, own);
  const noAgent = means.can ? null : `${means.message}: ${means.hint}`;
  return { entries: facts().entries, routes: own.routes, agent: means.can, noAgent };
}

/** Whether an answer can be carried out in this project. */
export function checkAnswer(context: Known, answer: Answer | null): Preflight {
  return preflight(answer, executorsOf(context));
}
