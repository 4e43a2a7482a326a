import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Settings } from '@/lib/domain/project';
import { findClaude } from '@/lib/project/ask-claude-code';

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
  { trusted, agent }: Settings,
  asked: string | null,
): MapperMeans {
  const model = asked ?? agent.model ?? MODEL;
  const no = (message: string, hint: string): MapperMeans => ({ can: false, message, hint, model });
  if (!agent.enabled) return no('Claude Code is turned off for this project.', 'Turn it on in the settings.');
  if (!trusted) return no('This project is not trusted.', 'Trust it first: on its page, or with ashlar trust.');
  if (agent.program !== null && !existsSync(agent.program)) {
    return no(`There is no program ${agent.program}.`, 'Correct the path of Claude Code in the settings.');
  }
  const program = agent.program ?? findClaude(projectDir, env) ?? claudeOfSdk();
  if (program === null) return no('Claude Code is not installed.', 'Install it, so that claude is in your PATH.');
  return { can: true, program, model };
}

/** The program that comes with the Agent SDK for this system; null where it was left out at installation. */
function claudeOfSdk(): string | null {
  const require = createRequire(import.meta.url);
  const name = `@anthropic-ai/claude-agent-sdk-${process.platform}-${process.arch}`;
  const binary = process.platform === 'win32' ? 'claude.exe' : 'claude';
  for (const folder of [name, `${name}-musl`]) {
    try {
      const file = join(dirname(require.resolve(`${folder}/package.json`)), binary);
      if (existsSync(file)) return file;
    } catch {
      // Not installed: the next may be.
    }
  }
  return null;
}
