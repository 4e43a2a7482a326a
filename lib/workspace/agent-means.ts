import { existsSync } from 'node:fs';
import { type AgentName, agentTitles, type ToldAgent } from '@/lib/domain/agent-name';
import type { Settings } from '@/lib/domain/project';
import { agentPrograms } from '@/lib/executors/agents/programs';
import { bundledClaude } from '@/lib/executors/claude/bundled-claude';
import { findClaude } from '@/lib/project/ask-claude-code';
import { claudeLogin } from '@/lib/project/claude-login';
import { findOnPath } from '@/lib/project/find-on-path';

/** Whether an agent can carry commands out here; `message` continues a sentence, `hint` says what to do. */
export type AgentMeans =
  | { can: true; agent: AgentName; program: string }
  | { can: false; message: string; hint: string };

/**
 * By which program agents work here, or why they cannot: asked before a run, so that it is not learned from each task
 * that fails. Trust is another question.
 */
export function agentMeans(
  projectDir: string,
  env: NodeJS.ProcessEnv,
  settings: Settings,
  name: AgentName,
): AgentMeans {
  const { agent, environment } = settings;
  if (!agent.enabled) {
    const message = `${agentTitles[name]} is turned off for this project`;
    return { can: false, message, hint: 'turn it on in the settings' };
  }
  if (name !== 'claude') return toldMeans(projectDir, env, name);
  if (agent.program !== null && !existsSync(agent.program)) {
    const message = `there is no program ${agent.program}`;
    return { can: false, message, hint: 'correct the path of Claude Code in the settings' };
  }
  const program = claudeProgram(projectDir, env, settings);
  if (program === null) return { can: false, message: 'Claude Code is not installed', hint: 'install it' };
  // Whoever names a program may have a login that we cannot see.
  if (agent.program === null && claudeLogin({ ...env, ...environment }) === 'no') {
    const hint = 'run claude in a terminal and type /login, or set ANTHROPIC_API_KEY in the settings';
    return { can: false, message: 'Claude Code is not logged in', hint };
  }
  return { can: true, agent: name, program };
}

/** Whether one of the others is there. Their logins are theirs: what lacks is learned from the first attempt. */
function toldMeans(projectDir: string, env: NodeJS.ProcessEnv, name: ToldAgent): AgentMeans {
  const agent = agentPrograms[name];
  const program = findOnPath(agent.program, projectDir, env);
  if (program) return { can: true, agent: name, program };
  const message = `${agentTitles[name]} was not found: no ${agent.program} stands in your PATH`;
  return { can: false, message, hint: `${agent.install}, or choose another agent in the settings` };
}

/** The person's own word first, then the `claude` of their PATH, then the one that comes with Ashlar. */
export function claudeProgram(projectDir: string, env: NodeJS.ProcessEnv, { agent }: Settings): string | null {
  return agent.program ?? findClaude(projectDir, env) ?? bundledClaude();
}
