import type { Settings } from '@/lib/domain/project';
import { agentMeans } from './agent-means';

/** Of the models that match words to descriptions well, the one whose price a person does not think twice about. */
const MODEL = 'sonnet';

/** By what Claude is asked here, or why it cannot be. */
export type MapperMeans =
  | { can: true; program: string; model: string; env: NodeJS.ProcessEnv }
  | { can: false; message: string; hint: string; model: string };

/** Claude is asked where agents can work and the person trusts the project; `asked` is a model for this time. */
export function mapperMeans(
  projectDir: string,
  env: NodeJS.ProcessEnv,
  settings: Settings,
  asked: string | null,
): MapperMeans {
  const model = asked ?? settings.agent.model ?? MODEL;
  if (!settings.trusted) {
    const hint = 'Trust it first: on its page, or with ashlar trust.';
    return { can: false, message: 'This project is not trusted.', hint, model };
  }
  const means = agentMeans(projectDir, env, settings, 'claude');
  if (!means.can) return { can: false, message: sentence(means.message), hint: sentence(means.hint), model };
  // The login may be among the variables that the person set for this project.
  return { can: true, program: means.program, model, env: { ...env, ...settings.environment } };
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
