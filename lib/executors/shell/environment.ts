import { attemptTag } from '@/lib/executors/processes/attempt-tag';

/** Set by an agent around us: a command that is an agent itself would refuse to start inside another one. */
const foreignNames = new Set(['CLAUDECODE']);
const ownPrefix = 'ASHLAR_';

/** An environment without Ashlar's own variables, its key among them. */
export function scrubEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const scrubbed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || name.startsWith(ownPrefix) || foreignNames.has(name)) continue;
    scrubbed[name] = value;
  }
  return scrubbed;
}

/** What a command gets: the scrubbed environment, the person's additions, and the tag by which descendants are found. */
export function commandEnvironment(
  inherited: Record<string, string>,
  added: Record<string, string>,
  attemptId: string,
): Record<string, string> {
  return { ...inherited, ...added, [attemptTag]: attemptId };
}
