import type { ToldAgent } from '@/lib/domain/agent-name';
import type { AgentSettings } from '@/lib/domain/project';
import type { AgentProgram } from './agent-program';
import { codex } from './codex';
import { gemini } from './gemini';
import { opencode } from './opencode';

/** Agents beside Claude Code. Another one is another entry. */
export const agentPrograms: Readonly<Record<ToldAgent, AgentProgram>> = { codex, gemini, opencode };

type Wanted = { file: string; folder: string; permissionMode: AgentSettings['permissionMode'] };

/** Program, arguments and environment of an attempt; the prompt is no part of them. */
export function agentCommand(
  agent: AgentProgram,
  { file, folder, permissionMode }: Wanted,
): { argv: string[]; env: Record<string, string> } {
  const mode = agent.modes[permissionMode];
  const words = agent.argv.flatMap((word) => (word === '{mode}' ? mode.argv : [word === '{folder}' ? folder : word]));
  return { argv: [file, ...words], env: { ...mode.env } };
}
