import { type AgentName, agentNames, agentTitles } from '@/lib/domain/agent-name';
import { AshlarError } from '@/lib/domain/errors';
import type { AgentSettings } from '@/lib/domain/project';
import type { Ashlar } from '@/lib/domain/verb-outputs';

export type AgentFlags = { agent?: string; agentFor?: string[] };

const names = agentNames.join(', ');
export const agentFlag = ['--agent <name>', `who carries out commands without a route: ${names}`] as const;
export const agentForFlag = ['--agent-for <command=name...>', 'another one for this command, or off'] as const;

/** Sets what was said. Throws `E_INPUT` before anything is set. */
export async function keepAgents(ashlar: Ashlar, { agent, agentFor = [] }: AgentFlags): Promise<void> {
  const changes = agentFor.map((text) => {
    const [, command = '', name = ''] = /^(.+)=([^=]*)$/.exec(text) ?? [];
    if (command === '') throw new AshlarError('E_INPUT', `“${text}” says no command and agent.`, 'Such as: /x:y=codex');
    return { command, agent: name === 'off' ? null : named(name) };
  });
  const use = agent === undefined ? null : named(agent);
  if (use) await ashlar.call('setAgent', { agent: use });
  for (const change of changes) await ashlar.call('setAgent', change);
}

/** The same as rows of a table: name, value, what it means. */
export function agentRows({ enabled, use, agentFor }: AgentSettings): string[][] {
  return [
    ['agent', enabled ? agentTitles[use] : 'off', 'carries out commands without a route'],
    ...Object.entries(agentFor).map(([command, name]) => ['agent', agentTitles[name], `the same for ${command}`]),
  ];
}

function named(name: string): AgentName {
  const found = agentNames.find((each) => each === name);
  if (found) return found;
  throw new AshlarError('E_INPUT', `There is no agent “${name}”.`, `Choose one of: ${names}.`);
}
