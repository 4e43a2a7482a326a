import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { AshlarError } from '@/lib/domain/errors';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { isInside } from '@/lib/project/bounded-read';
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

/** Sets how Claude Code is used, for attempts that begin from now on. Throws `E_PROGRAM` for a program that cannot be one. */
export function setAgentRules(context: Context, input: ParsedVerbInput<'setAgentRules'>): VerbOutput<'setAgentRules'> {
  if (input.program) assertProgram(context.projectDir, input.program);
  const settings = context.settings();
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const agent = { ...settings.agent, ...given };
  context.saveSettings({ ...settings, agent });
  return agent;
}

/** The person chooses the program; what lies in the project was chosen by whoever wrote the project. */
function assertProgram(projectDir: string, program: string): void {
  const refuse = (why: string): never => {
    throw new AshlarError(
      'E_PROGRAM',
      `${program} ${why}.`,
      'Give the absolute path of claude, such as from: which claude',
    );
  };
  if (!isAbsolute(program)) refuse('is no absolute path');
  try {
    accessSync(program, constants.X_OK);
    if (!statSync(program).isFile()) refuse('is no file');
  } catch (error) {
    if (error instanceof AshlarError) throw error;
    refuse('is not there or cannot be started');
  }
  if (isInside(projectDir, program) || isInside(projectDir, realpathSync(program))) refuse('lies in the project');
}
