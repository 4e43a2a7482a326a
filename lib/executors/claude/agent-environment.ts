import { commandEnvironment } from '@/lib/executors/shell/environment';

/** Set by an agent around us for its own descendants: they would bind ours to it. */
const ofAnotherAgent = /^(?:CLAUDECODE|CLAUDE_CODE_(?:ENTRYPOINT|SSE_PORT|SESSION_ID|CHILD_SESSION|REMOTE\w*))$/;

const fixed = {
  // What runs in the background at the end would keep the agent alive or stay behind without it.
  CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
  DISABLE_AUTOUPDATER: '1',
};

/** What an agent gets: the scrubbed environment, the person's additions, and the tag by which descendants are found. */
export function agentEnvironment(
  inherited: Record<string, string>,
  added: Record<string, string>,
  attemptId: string,
): Record<string, string> {
  const own = Object.entries(inherited).filter(([name]) => !ofAnotherAgent.test(name));
  return { ...commandEnvironment(Object.fromEntries(own), added, attemptId), ...fixed };
}
