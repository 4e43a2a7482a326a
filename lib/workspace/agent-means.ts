import { existsSync } from 'node:fs';
import type { Settings } from '@/lib/domain/project';
import { bundledClaude } from '@/lib/executors/claude/bundled-claude';
import { findClaude } from '@/lib/project/ask-claude-code';
import { claudeLogin } from '@/lib/project/claude-login';

/** Whether Claude Code can carry commands out here; `message` continues a sentence, `hint` says what to do. */
export type AgentMeans = { can: true; program: string } | { can: false; message: string; hint: string };

/**
 * By which program agents work here, or why they cannot: asked before a run, so that it is not learned from each task
 * that fails. Trust is another question.
 */
export function agentMeans(projectDir: string, env: NodeJS.ProcessEnv, settings: Settings): AgentMeans {
  const { agent, environment } = settings;
  if (!agent.enabled) {
    return { can: false, message: 'Claude Code is turned off for this project', hint: 'turn it on in the settings' };
  }
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
  return { can: true, program };
}

/** The person's own word first, then the `claude` of their PATH, then the one that comes with Ashlar. */
export function claudeProgram(projectDir: string, env: NodeJS.ProcessEnv, { agent }: Settings): string | null {
  return agent.program ?? findClaude(projectDir, env) ?? bundledClaude();
}
