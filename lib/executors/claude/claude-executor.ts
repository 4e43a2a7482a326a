import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AttemptContext, AttemptReport, AttemptSpec, Executor } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import { diffFileSnapshots } from '@/lib/executors/evidence/file-changes';
import { takeFileSnapshot } from '@/lib/executors/evidence/file-snapshot';
import { snapshotBefore } from '@/lib/executors/evidence/given-snapshots';
import { toSecrets } from '@/lib/executors/output/mask-secrets';
import { shown } from '@/lib/executors/output/shown-text';
import { processIdentity } from '@/lib/executors/processes/identity';
import { stopProblem } from '@/lib/executors/shell/end-problem';
import { neverStartedReport } from '@/lib/executors/shell/finished-report';
import { stopReasonOf } from '@/lib/executors/shell/stop-reason';
import { agentEnvironment } from './agent-environment';
import { createAgentLog } from './agent-log';
import { createAgentProcess } from './agent-process';
import { createConversation } from './conversation';
import { verdictOf } from './end-of-agent';
import { createFactsBook } from './facts';
import { createFactsReports } from './facts-reports';
import { createGuard } from './guard';
import { createInputLine } from './input-line';
import { type ClaudeOptions, type ClaudeSettings, withDefaults } from './options';
import { queryOptions } from './query-options';
import { createQuestionDesk } from './questions';
import { createWatch } from './watch';

/**
 * Carries out attempts with Claude Code: one process each, with the person's own login. The Agent SDK is loaded with
 * the first attempt.
 */
export function createClaudeExecutor(options: ClaudeOptions): Executor {
  const settings = withDefaults(options);
  return { execute: (spec, context) => executeWithClaude(spec, context, settings) };
}

async function executeWithClaude(spec: AttemptSpec, context: AttemptContext, settings: ClaudeSettings): Promise<void> {
  const { signal, emit } = context;
  const before = spec.effect === 'files' ? await snapshotBefore(spec) : null;
  await settings.turn();
  if (signal.aborted) {
    const reason = stopReasonOf(signal);
    emit(neverStartedReport(reason, stopProblem(reason, spec.timeoutMs)));
    return;
  }
  const startedAt = performance.now();
  const opened = await openAttempt(spec, emit, settings).catch(toOpenProblem);
  if ('code' in opened) {
    emit(refusedReport(opened));
    return;
  }
  const { conversation, desk, facts, reports, log, process, safe } = opened;
  const stopListening = context.messages.listen(conversation.hear);
  const end = await conversation.run(signal);
  stopListening();
  const durationMs = Math.round(performance.now() - startedAt);
  const kept = await log.end(settings.tailBytes);
  reports.end();
  const files = before && diffFileSnapshots(before, await takeFileSnapshot(spec.cwd));
  const agent = facts.current();
  const verdict = verdictOf(end, {
    ...{ spec, agent, files, safe, leftOpen: desk.leftOpen, errors: process.errors(), now: new Date() },
  });
  const problem = verdict.problem ?? (kept.error ? lostOutput(kept.lostBytes, kept.error) : null);
  emit({
    ...{ type: 'finished', ...verdict, problem, agent, files, durationMs },
    ...{ exitCode: process.exitCode, signal: process.signal, logBytes: kept.bytes, tail: kept.tail },
  });
}

/** Everything one attempt needs, its process started; a problem when it cannot begin here. */
async function openAttempt(spec: AttemptSpec, emit: AttemptContext['emit'], settings: ClaudeSettings) {
  const agent = settings.agent();
  const program = settings.program();
  if (program === null) return noProgram;
  if (!statSync(spec.cwd, { throwIfNoEntry: false })?.isDirectory()) return noFolder(spec.cwd);
  const { query } = await import('@anthropic-ai/claude-agent-sdk');
  const secrets = toSecrets(Object.values(spec.env));
  const safe = (text: string): string => shown(text, secrets);
  const { textBytes, reportMs, gracePeriodMs, costMs } = settings;
  const log = createAgentLog(resolve(spec.cwd, spec.logPath), { secrets, emit, textBytes, reportMs });
  const facts = createFactsBook(safe);
  const reports = createFactsReports(facts, emit, settings.factsMs);
  const idle = createWatch(spec.idleMs, 'idle');
  const limit = createWatch(spec.timeoutMs, 'timed-out');
  const guard = createGuard(spec.cwd, agent.forbidden);
  const refused: typeof facts.refused = (...call) => {
    facts.refused(...call);
    reports.changed();
  };
  const desk = createQuestionDesk({
    ...{ emit, guard, cwd: spec.cwd, safe, refused, timeoutMs: agent.questionTimeoutMs },
    changed: () => {
      // A person who takes time to answer takes none of the agent's.
      for (const watch of [idle, limit]) watch.hold(desk.isAsking);
    },
  });
  const process = createAgentProcess(spec.attemptId, (pid) => emit(startedReport(pid)));
  const input = createInputLine();
  const env = agentEnvironment(settings.inherited, spec.env, spec.attemptId);
  const parts = { program, env, guard, refused, canUseTool: desk.canUseTool, spawn: process.spawn };
  const talk = query({ prompt: input.messages, options: queryOptions(spec, agent, parts) });
  const conversation = createConversation({
    ...{ spec, talk, process, input, desk, facts, log, idle, limit, gracePeriodMs, costMs },
    factsChanged: reports.changed,
  });
  return { conversation, desk, facts, reports, log, process, safe };
}

function toOpenProblem(error: unknown): Problem {
  const message = `Claude Code could not be started: ${error instanceof Error ? error.message : String(error)}`;
  return { code: 'E_AGENT_START', message, hint: 'See that it is installed and starts in a terminal, then retry.' };
}

function startedReport(pid: number): AttemptReport {
  return { type: 'started', pid, ...processIdentity(pid) };
}

/** The end of an attempt that cannot begin here, however often it is tried. */
function refusedReport(problem: Problem): AttemptReport {
  const failure = { kind: 'permanent', until: null, retryAfterMs: null, didWork: false } as const;
  return { ...neverStartedReport('failed', problem), failure };
}

const noProgram: Problem = {
  code: 'E_NO_CLAUDE',
  message: 'Claude Code is not installed here.',
  hint: 'Install it (npm install -g @anthropic-ai/claude-code), or name its program in the settings, then retry.',
};

function noFolder(path: string): Problem {
  return { code: 'E_CWD', message: `The folder ${path} is not there.`, hint: null };
}

function lostOutput(lostBytes: number, error: Error): Problem {
  return {
    code: 'E_LOG',
    message: `${lostBytes} bytes of what the agent said could not be kept: ${error.message}`,
    hint: 'Make room on the disk, or check who may write to the log folder.',
  };
}
