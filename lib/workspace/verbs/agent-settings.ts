import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import type { Context } from '@/lib/workspace/context';

/** Sets the agent of the project or of one command, for attempts that begin from now on. */
export function setAgent(context: Context, { agent, command }: ParsedVerbInput<'setAgent'>): VerbOutput<'setAgent'> {
  const settings = context.settings();
  const { use, agentFor, ...rest } = settings.agent;
  const next = { ...agentFor };
  if (command !== null) {
    if (agent === null) delete next[command];
    else next[command] = agent;
  }
  const chosen = { use: command === null ? (agent ?? 'claude') : use, agentFor: next };
  context.saveSettings({ ...settings, agent: { ...rest, ...chosen } });
  return chosen;
}
