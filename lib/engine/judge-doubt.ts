import type { AgentFacts } from '@/lib/domain/agent';
import type { FinishedEvent } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';

const hint = 'Look at what it did, then accept it as done, reject it, or retry.';

/** What speaks against an attempt that says of itself that it ended well; null when nothing does. */
export function doubtOf({ agent, verification }: FinishedEvent): Problem | null {
  if (agent && agent.turns === 0) {
    return {
      code: 'E_SILENT',
      message: 'The agent ended well without having taken a single turn: nothing was done.',
      hint: 'Look at the log: the command may not be known there. Then retry, or choose another answer.',
    };
  }
  if (agent && agent.denials > 0) {
    return { code: 'E_DENIED', message: refusal(agent), hint: `${hint} A retry can be allowed what was refused.` };
  }
  if (verification && !verification.passed) {
    const why = verification.message ?? 'it did not say why';
    return { code: 'E_VERIFY', message: `${verification.command} did not pass: ${why}`, hint };
  }
  return null;
}

function refusal({ denials, refused = [] }: AgentFacts): string {
  if (refused.length === 0) {
    return `The agent was refused ${denials === 1 ? 'one tool call' : `${denials} tool calls`} and ended all the same.`;
  }
  const more = Math.max(0, denials - refused.length);
  const others = more === 0 ? '' : ` and ${more} more`;
  return `The agent was refused ${refused.join(', ')}${others}, and ended all the same.`;
}
