import type { AttemptReport } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { Failure } from '@/lib/domain/failure';
import { oneLine, type Safe } from '@/lib/executors/claude/normalise/bounds';
import { errorLine } from '@/lib/executors/shell/output-lines';
import type { AgentProgram } from './agent-program';
import { failureOfWords } from './failure-words';
import type { Told } from './told';

type Finished = Extract<AttemptReport, { type: 'finished' }>;
type Heard = { agent: AgentProgram; told: Readonly<Told>; lastText: string; safe: Safe; now: Date };

/** The end of the process, by what the agent told: an exit code of nought alone is no success. */
export function judgeAgentEnd(end: Finished, heard: Heard): Finished {
  const { told, lastText } = heard;
  const known: Finished = {
    ...end,
    agent: { ...told.facts },
    ...(lastText !== '' && { tail: lastText.slice(-tailMax) }),
  };
  // Asked to stop, or never begun: that is told already.
  if (end.outcome !== 'succeeded' && end.outcome !== 'failed') return known;
  if (end.outcome === 'failed' && end.exitCode === null && end.signal === null) return known;
  if (told.asks !== null)
    return failed(known, heard, 'needs-input', 'E_NEEDS_INPUT', `It asks: ${told.asks}`, answerHint);
  if (end.outcome === 'succeeded' && told.end?.ok) return known;
  const exit = end.exitCode === null ? undefined : heard.agent.exits[end.exitCode];
  if (exit)
    return failed(known, heard, exit.kind, exit.code, told.error ?? errorLine(told.stray) ?? exit.message, exit.hint);
  if (end.signal !== null && told.error === null)
    return failed(known, heard, 'unknown', 'E_SIGNAL', end.problem?.message ?? '', null);
  const words = told.error ?? (end.exitCode === 0 ? null : errorLine(told.stray));
  const message = words ?? (told.end ? `It ended with exit code ${end.exitCode}.` : 'It ended without a result.');
  const { kind, code, until } = failureOfWords(words ?? '', heard.now);
  const hint = code === 'E_LOGIN' ? heard.agent.login : 'Look at the log, then retry.';
  return failed(known, heard, kind, code, message, hint, until);
}

const tailMax = 4096;
const answerHint = 'Retry it and say the answer in the command; nobody can be asked by this agent.';

function failed(
  end: Finished,
  { told, safe }: Heard,
  kind: Failure['kind'],
  code: string,
  message: string,
  hint: string | null,
  until: string | null = null,
): Finished {
  const changed = end.files
    ? end.files.created.length + end.files.modified.length + end.files.deleted.length > 0
    : false;
  const problem: Problem = { code, message: oneLine(message, safe, 600), hint };
  const failure = { kind, until, retryAfterMs: null, didWork: told.facts.toolCalls > 0 || changed };
  return { ...end, outcome: 'failed', problem, failure };
}
