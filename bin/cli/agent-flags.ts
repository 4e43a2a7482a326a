import { type AgentName, agentNames, agentTitles } from '@/lib/domain/agent-name';
import { AshlarError } from '@/lib/domain/errors';
import { type AgentSettings, type PermissionMode, permissionWords } from '@/lib/domain/project';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import type { VerbInput } from '@/lib/domain/verbs';

export type AgentFlags = {
  agent?: string;
  agentFor?: string[];
  permissionMode?: PermissionMode;
  agentProgram?: string;
  agentModel?: string;
  forbid?: string[];
};

const names = agentNames.join(', ');
export const agentFlag = ['--agent <name>', `who carries out commands without a route: ${names}`] as const;
export const permissionFlag = ['--permission-mode <mode>', 'what Claude Code may do without asking you'] as const;
export const programFlag = ['--agent-program <path>', 'which claude is used, or found'] as const;
export const modelFlag = ['--agent-model <name>', 'its model, or default'] as const;
export const forbidFlag = ['--forbid <tools...>', 'tools it never gets, such as WebFetch, or none'] as const;
export const agentForFlag = ['--agent-for <command=name...>', 'another one for this command, or off'] as const;

/** Sets what was said. Throws `E_INPUT` before anything is set. */
export async function keepAgents(ashlar: Ashlar, flags: AgentFlags): Promise<void> {
  const { agent, agentFor = [] } = flags;
  const changes = agentFor.map((text) => {
    const [, command = '', name = ''] = /^(.+)=([^=]*)$/.exec(text) ?? [];
    if (command === '') throw new AshlarError('E_INPUT', `“${text}” says no command and agent.`, 'Such as: /x:y=codex');
    return { command, agent: name === 'off' ? null : named(name) };
  });
  const use = agent === undefined ? null : named(agent);
  if (use) await ashlar.call('setAgent', { agent: use });
  for (const change of changes) await ashlar.call('setAgent', change);
  const rules = rulesOf(flags);
  if (Object.keys(rules).length) await ashlar.call('setAgentRules', rules);
}

function rulesOf({ permissionMode, agentProgram, agentModel, forbid }: AgentFlags): VerbInput<'setAgentRules'> {
  return {
    ...(permissionMode && { permissionMode }),
    ...(agentProgram && { program: agentProgram === 'found' ? null : agentProgram }),
    ...(agentModel && { model: agentModel === 'default' ? null : agentModel }),
    ...(forbid && { forbidden: forbid.length === 1 && forbid[0] === 'none' ? [] : forbid }),
  };
}

/** The same as rows of a table: name, value, what it means. */
export function agentRows({
  enabled,
  use,
  agentFor,
  permissionMode,
  program,
  model,
  forbidden,
}: AgentSettings): string[][] {
  return [
    ['agent', enabled ? agentTitles[use] : 'off', 'carries out commands without a route'],
    ...Object.entries(agentFor).map(([command, name]) => ['agent', agentTitles[name], `the same for ${command}`]),
    ['permissions', permissionMode, permissionWords[permissionMode]],
    ...(program ? [['program', program, 'the claude that is used']] : []),
    ...(model ? [['model', model, 'of Claude Code here']] : []),
    ...(forbidden.length ? [['forbidden', forbidden.join(', '), 'tools it never gets']] : []),
  ];
}

function named(name: string): AgentName {
  const found = agentNames.find((each) => each === name);
  if (found) return found;
  throw new AshlarError('E_INPUT', `There is no agent “${name}”.`, `Choose one of: ${names}.`);
}
