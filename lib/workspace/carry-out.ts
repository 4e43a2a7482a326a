import { type AgentName, agentOf, agentTitles } from '@/lib/domain/agent-name';
import type { Answer } from '@/lib/domain/mapping';
import type { Preflight } from '@/lib/domain/preflight';
import { type AgentHere, type Executors, preflight } from '@/lib/mapping/preflight';
import { agentMeans } from './agent-means';
import type { Context } from './context';

type Known = Pick<Context, 'projectDir' | 'env' | 'facts' | 'settings'>;

/** What carries answers out in this project: the user's own routes, and an agent for whatever has none. */
export function executorsOf({ projectDir, env, facts, settings }: Known): Executors {
  const own = settings();
  const { entries } = facts();
  const known = new Map<AgentName, AgentHere>();
  const means = (name: AgentName): AgentHere => {
    const found = known.get(name) ?? toldOf(agentMeans(projectDir, env, own, name));
    known.set(name, found);
    return found;
  };
  const agentFor = (command: string): AgentHere => {
    const name = agentOf(own.agent, command);
    const found = means(name);
    if (!found.agent || name === 'claude' || command === 'prompt') return found;
    // Claude Code alone knows commands without a file.
    const entry = entries.find((each) => each.command === command && each.state === 'installed');
    if (!entry || entry.file !== null) return found;
    return { agent: false, noAgent: `${agentTitles[name]} has to be told its text, and it has none` };
  };
  return { entries, routes: own.routes, ...means(own.agent.use), agentFor };
}

const toldOf = (means: ReturnType<typeof agentMeans>): AgentHere => ({
  agent: means.can,
  noAgent: means.can ? null : `${means.message}: ${means.hint}`,
});

/** Whether an answer can be carried out in this project. */
export function checkAnswer(context: Known, answer: Answer | null): Preflight {
  return preflight(answer, executorsOf(context));
}
