import { existsSync } from 'node:fs';
import type { Settings } from '@/lib/domain/project';
import { claudeProgram } from './agent-means';

/** Of the models that match words to descriptions well, the one whose price a person does not think twice about. */
const MODEL = 'sonnet';

/** By what Claude is asked here, or why it cannot be. */
export type MapperMeans =
  | { can: true; program: string; model: string }
  | { can: false; message: string; hint: string; model: string };

/** The person's own word first, then the `claude` of their PATH, then the one that comes with Ashlar. */
export function mapperMeans(
  projectDir: string,
  env: NodeJS.ProcessEnv,
  settings: Settings,
  asked: string | null,
): MapperMeans {
  const { trusted, agent } = settings;
  const model = asked ?? agent.model ?? MODEL;
  const no = (message: string, hint: string): MapperMeans => ({ can: false, message, hint, model });
  if (!agent.enabled) return no('Claude Code is turned off for this project.', 'Turn it on in the settings.');
  if (!trusted) return no('This project is not trusted.', 'Trust it first: on its page, or with ashlar trust.');
  if (agent.program !== null && !existsSync(agent.program)) {
    return no(`There is no program ${agent.program}.`, 'Correct the path of Claude Code in the settings.');
  }
  const program = claudeProgram(projectDir, env, settings);
  if (program === null) return no('Claude Code is not installed.', 'Install it, so that claude is in your PATH.');
  return { can: true, program, model };
}
