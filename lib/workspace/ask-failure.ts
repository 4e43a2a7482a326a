import { AshlarError } from '@/lib/domain/errors';
import { exactUsd } from '@/lib/domain/mapper';
import type { StructuredFailure, StructuredOutcome } from '@/lib/executors/claude/structured-query';
import { safeText } from '@/lib/executors/output/safe-text';

const hints: Record<StructuredFailure, string> = {
  start: 'See whether claude --version works in a terminal.',
  api: 'Ask again later; if it is about the login, run claude once and sign in.',
  answer: 'Ask again, or answer the tasks yourself.',
  budget: 'Raise the ceiling for a task in the settings, or ask about fewer tasks.',
  time: 'Ask again later.',
};
const MESSAGE_MAX = 300;

type Failed = Pick<Extract<StructuredOutcome, { kind: 'failed' }>, 'why' | 'message' | 'costUsd'>;

/** A question to Claude that brought nothing, with what it cost. */
export function askFailure({ why, message, costUsd }: Failed): AshlarError {
  const said = safeText(message).replace(/\s+/g, ' ').trim().slice(0, MESSAGE_MAX);
  const whole = /[.!?]$/.test(said) ? said : `${said}.`;
  const cost = costUsd ? ` It cost ${exactUsd(costUsd)}.` : '';
  return new AshlarError('E_AGENT', `Claude gave no proposals: ${whole}${cost} Nothing was changed.`, hints[why]);
}
