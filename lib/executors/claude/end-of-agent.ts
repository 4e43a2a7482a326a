import type { SDKResultMessage } from '@anthropic-ai/claude-agent-sdk';
import type { AgentFacts } from '@/lib/domain/agent';
import type { AttemptSpec, FileChanges } from '@/lib/domain/attempt';
import type { AttemptOutcome } from '@/lib/domain/attempt-status';
import type { Problem } from '@/lib/domain/errors';
import type { Failure } from '@/lib/domain/failure';
import { stopProblem } from '@/lib/executors/shell/end-problem';
import type { ConversationEnd } from './conversation';
import { type EndEvidence, isHopeless } from './evidence-of-end';
import { limitUntil, tellsOfLimit } from './limit-until';
import { oneLine } from './normalise/bounds';

export type Verdict = { outcome: AttemptOutcome; problem: Problem | null; failure: Failure | null };

type Facts = {
  spec: Pick<AttemptSpec, 'timeoutMs' | 'idleMs' | 'effect'>;
  agent: AgentFacts;
  files: FileChanges | null;
  /** Whether something the agent asked was left without an answer. */
  leftOpen: boolean;
  /** End of the error stream. */
  errors: string;
  now: Date;
  safe: (text: string) => string;
};

/** How an attempt ended, by what the agent's program told and did. An exit code is no part of it. */
export function verdictOf(end: ConversationEnd, facts: Facts): Verdict {
  const fail = failing(facts);
  if (end.deadCommand) {
    const message = `Claude Code does not know ${end.deadCommand}; nothing was asked.`;
    return fail('permanent', 'E_DEAD_COMMAND', message, 'Install it and retry, or choose another command.');
  }
  if (end.stopped === 'idle') {
    const message = `Stopped: no sign of life for ${Math.round((facts.spec.idleMs ?? 0) / 1000)} s.`;
    const verdict = fail('transient', 'E_IDLE', message, 'Retry it, or raise the idle limit in the settings.');
    return withLeft({ ...verdict, outcome: 'timed-out' }, end.left);
  }
  if (end.stopped) {
    const problem = stopProblem(end.stopped, facts.spec.timeoutMs);
    return withLeft({ outcome: end.stopped, problem, failure: null }, end.left);
  }
  const { result } = end.evidence;
  if (isHopeless(end.evidence.error) || !result || result.is_error || result.subtype !== 'success') {
    return failed(end, result, facts, fail);
  }
  if (facts.agent.turns === 0) {
    const said = result.result ? ` It said: ${result.result}` : '';
    return fail('unknown', 'E_NOTHING_DONE', `It ended without doing anything.${said}`, 'Look at the log.');
  }
  if (result.stop_reason === 'refusal') return fail('permanent', 'E_REFUSED', 'The model refused this task.', null);
  if (facts.leftOpen || endsWithQuestion(result.result, facts)) {
    const asked = facts.leftOpen
      ? 'It ended with a question that nobody answered.'
      : `It asks: ${lastLine(result.result)}`;
    return fail('needs-input', 'E_NEEDS_INPUT', asked, 'Retry it and answer, or say it in the command.');
  }
  return { outcome: 'succeeded', problem: null, failure: null };
}

type Fail = (
  kind: Failure['kind'],
  code: string,
  message: string,
  hint: string | null,
  more?: Partial<Failure>,
) => Verdict;

function failing({ agent, files, safe }: Facts): Fail {
  const changed = files ? files.created.length + files.modified.length + files.deleted.length > 0 : false;
  const didWork = agent.toolCalls > 0 || changed;
  return (kind, code, message, hint, more) => ({
    outcome: 'failed',
    problem: { code, message: oneLine(message, safe, 600), hint },
    failure: { kind, until: null, retryAfterMs: null, didWork, ...more },
  });
}

function failed(end: ConversationEnd, result: SDKResultMessage | null, facts: Facts, fail: Fail): Verdict {
  const { evidence } = end;
  const { error, status } = evidence;
  const text = textOfResult(result) || end.broken || lastLine(facts.errors);
  if (result?.subtype === 'error_max_turns') {
    return fail(
      'permanent',
      'E_MAX_TURNS',
      'It made as many turns as the settings allow.',
      'Raise the number of turns, or split the task.',
    );
  }
  if (result?.subtype === 'error_max_budget_usd') {
    return fail(
      'permanent',
      'E_BUDGET',
      'It cost as much as it may.',
      'Raise the ceiling in the settings, or split the task.',
    );
  }
  if (evidence.limit || ((error === 'rate_limit' || status === 429 || !status) && tellsOfLimit(text))) {
    const until = evidence.limit?.until ?? limitUntil(text, facts.now);
    return fail('usage-limit', 'E_USAGE_LIMIT', text || 'The usage limit is reached.', null, { until });
  }
  if (error === 'billing_error')
    return fail('permanent', 'E_BILLING', text || 'The account cannot pay.', 'See to its billing, then retry.');
  if (error === 'model_not_found') return fail('permanent', 'E_MODEL', text, 'Choose another model in the settings.');
  if (isLogin(evidence, `${text}\n${facts.errors}`)) {
    const message = `Claude Code could not log in. ${text}`.trim();
    return fail(
      'permanent',
      'E_LOGIN',
      message,
      'Run `claude` in a terminal and type /login, or set a valid ANTHROPIC_API_KEY, then retry.',
    );
  }
  if (/no conversation found/i.test(`${text}\n${facts.errors}`)) {
    return fail('permanent', 'E_NO_SESSION', 'Its session is not there any more.', 'Retry it from the beginning.');
  }
  if (isPassing(evidence, text)) {
    const wait = evidence.retryDelayMs;
    const retryAfterMs = wait !== null && wait >= 1000 ? wait : null;
    return fail('transient', 'E_AGENT_BUSY', text || 'The Messages API did not answer.', null, { retryAfterMs });
  }
  if (status !== null && status >= 400 && status < 500)
    return fail('permanent', 'E_AGENT_API', text, 'Look at the log.');
  const code = result ? 'E_AGENT' : 'E_AGENT_EXIT';
  return fail('unknown', code, text || 'It ended without a result.', 'Look at the log, then retry.');
}

function textOfResult(result: SDKResultMessage | null): string {
  if (!result) return '';
  if (result.subtype === 'success') return result.result;
  // Lines for the makers of Claude Code.
  return (result.errors ?? []).filter((line) => !line.startsWith('[ede_diagnostic]')).join('\n');
}

function isLogin({ error, status }: EndEvidence, text: string): boolean {
  if (isHopeless(error) || status === 401 || status === 403) return true;
  return /not logged in|please run \/login|invalid api key/i.test(text);
}

/** What may be over by itself: an overload, a fault of the other side, a broken line. */
function isPassing({ error, status }: EndEvidence, text: string): boolean {
  if (error === 'rate_limit' || error === 'overloaded' || error === 'server_error') return true;
  if (status !== null) return status === 408 || status === 409 || status === 429 || status >= 500;
  return /connect|network|socket|timed? ?out|econn|enotfound|eai_again|fetch failed|terminated|stream|overloaded/i.test(
    text,
  );
}

/** The agent's last word is a question and nothing was changed: it waits for a person. */
function endsWithQuestion(text: string, { spec, files }: Facts): boolean {
  if (spec.effect === 'none' || !files?.complete) return false;
  const changes = files.created.length + files.modified.length + files.deleted.length;
  return changes === 0 && /\?["'”’*_)\]]*$/.test(text.trimEnd());
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

function withLeft(verdict: Verdict, left: number[]): Verdict {
  if (left.length === 0 || !verdict.problem) return verdict;
  const message = `${verdict.problem.message} ${left.length} processes would not end.`;
  return { ...verdict, problem: { ...verdict.problem, message, hint: `End by hand: kill -9 ${left.join(' ')}` } };
}
