import type { AttemptEvent, FinishedEvent } from '@/lib/domain/attempt';
import type { Problem } from '@/lib/domain/errors';
import type { Attempt, Run, RunState, RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import { besideNote, ownChanges, ranBeside } from './beside';
import { judge, type Verdict } from './judge';
import { applyPolicy } from './policy';
import type { Resolution, RunUpdate } from './ports';
import { easedStreak, nextStreak } from './same-error';

type Started = Extract<AttemptEvent, { type: 'started' }>;
type WentOn = Exclude<AttemptEvent, { type: 'output' | 'finished' }>;
type Resolved = Extract<Resolution, { ok: true }>;

/** The run and the task move to `starting`: committed before anything is spawned. */
export function startAttempt(
  { run }: RunState,
  task: RunTask,
  resolved: Resolved,
  attempt: { id: string; logPath: string },
  now: string,
): RunUpdate {
  const n = task.attempts + 1;
  const row: Attempt = {
    id: attempt.id,
    runId: run.id,
    taskId: task.taskId,
    n,
    status: 'starting',
    executor: resolved.executor,
    command: resolved.command,
    argv: resolved.argv,
    pid: null,
    processStart: null,
    bootId: null,
    startedAt: now,
    finishedAt: null,
    durationMs: null,
    exitCode: null,
    signal: null,
    problem: null,
    files: null,
    failure: null,
    agent: null,
    checkpoint: null,
    verification: null,
    logPath: attempt.logPath,
    logBytes: 0,
  };
  const started: RunTask = {
    ...task,
    // The effect as resolved, so that the attempt is judged by what was known when it began.
    answer: task.answer && 'effect' in task.answer ? { ...task.answer, effect: resolved.effect } : task.answer,
    status: 'starting',
    attempts: n,
    problem: null,
    evidence: null,
    question: null,
    startedAt: now,
    finishedAt: null,
    durationMs: null,
    output: '',
  };
  return { runId: run.id, tasks: [started], attempt: { row, isNew: true, seq: null } };
}

/** What an attempt under way tells of itself. Null when it changes nothing. */
export function attemptWentOn(attempt: Attempt, task: RunTask, event: WentOn): RunUpdate | null {
  switch (event.type) {
    case 'started':
      return attemptStarted(attempt, task, event);
    case 'agent':
      return {
        runId: attempt.runId,
        attempt: { row: { ...attempt, agent: event.agent }, isNew: false, seq: event.seq },
      };
    case 'question': {
      const asking: RunTask = { ...task, status: 'asking', question: event.question };
      return { runId: attempt.runId, tasks: [asking], attempt: { row: attempt, isNew: false, seq: event.seq } };
    }
    case 'answered': {
      if (task.question?.id !== event.questionId) return null;
      const working: RunTask = { ...task, status: 'running', question: null };
      return { runId: attempt.runId, tasks: [working], attempt: { row: attempt, isNew: false, seq: event.seq } };
    }
  }
}

/** The process is there: its identity is kept so that a later server can find it. */
function attemptStarted(attempt: Attempt, task: RunTask, event: Started): RunUpdate {
  const { pid, processStart, bootId } = event;
  const row: Attempt = { ...attempt, status: 'running', pid, processStart, bootId };
  return {
    runId: attempt.runId,
    tasks: [{ ...task, status: 'running' }],
    attempt: { row, isNew: false, seq: event.seq },
  };
}

/** The attempt is over; the task becomes what the evidence and the policy say. */
export function attemptFinished(
  { run, tasks }: RunState,
  attempt: Attempt,
  task: RunTask,
  event: FinishedEvent,
  at: { now: string; chance: number },
): RunUpdate {
  const beside = ranBeside(tasks, task);
  const own = { ...event, files: ownChanges(event.files, task, beside) };
  const verdict = applyPolicy(task, own, judgeBeside(run, task, own, beside), at);
  const durationMs = Math.round(event.durationMs);
  const row: Attempt = {
    ...attempt,
    status: event.outcome,
    finishedAt: event.at,
    durationMs,
    exitCode: event.exitCode,
    signal: event.signal,
    problem: event.problem,
    files: event.files,
    failure: event.failure,
    agent: event.agent ?? attempt.agent,
    checkpoint: event.checkpoint ?? null,
    verification: event.verification ?? null,
    logBytes: event.logBytes,
  };
  const ended: RunTask = {
    ...{ ...task, ...verdict, question: null, finishedAt: event.at, durationMs, output: event.tail },
    // How long one worked of which nothing is heard any more is not known: the clock tells how long nobody looked.
    workMs: task.workMs + (event.seq === lostSeq ? 0 : durationMs),
    costUsd: task.costUsd + (row.agent?.costUsd ?? 0),
  };
  const streak = nextStreak(run.policy.streak, ended);
  const changed = streak === run.policy.streak ? {} : { run: { ...run, policy: { ...run.policy, streak } } };
  return { runId: run.id, tasks: [ended], attempt: { row, isNew: false, seq: event.seq }, ...changed };
}

/** The verdict on an attempt; what changed while others ran is its own only as far as that can be told. */
function judgeBeside(run: Run, task: RunTask, own: FinishedEvent, beside: readonly RunTask[]): Verdict {
  const effect = task.answer && 'effect' in task.answer ? task.answer.effect : 'files';
  const verdict = judge(own, effect, run.rehearsal);
  const { evidence } = verdict;
  if (evidence?.by !== 'files') return verdict;
  return { ...verdict, evidence: { ...evidence, text: `${evidence.text}${besideNote(beside)}` } };
}

/** Beyond any number an executor reaches, so that it never takes the place of a real event. */
const lostSeq = Number.MAX_SAFE_INTEGER;

/** How an attempt ended of which nothing is heard any more: we do not know. */
export function lostEvent(attempt: Attempt, reason: string, now: string): FinishedEvent {
  const problem: Problem = {
    code: 'E_INTERRUPTED',
    message: `we do not know how it ended: ${reason}.`,
    hint: 'Look at its log and at the files, then retry it, accept it as done, or skip it.',
  };
  return {
    type: 'finished',
    attemptId: attempt.id,
    seq: lostSeq,
    at: now,
    outcome: 'interrupted',
    exitCode: null,
    signal: null,
    problem,
    files: null,
    failure: null,
    agent: attempt.agent,
    logBytes: attempt.logBytes,
    tail: '',
    durationMs: Math.max(0, Date.parse(now) - Date.parse(attempt.startedAt)),
  };
}

/** The task waits for a person to say how it is done. */
export function askForMapping(task: RunTask, problem: Problem = noMapping): RunUpdate {
  return { runId: task.runId, tasks: [{ ...task, status: 'needs-mapping', problem }] };
}

export function pauseRun(run: Run, pause: Pause, now: string): RunUpdate {
  return { runId: run.id, run: { ...run, status: 'paused', pause, updatedAt: now } };
}

export function resumeRun(run: Run, status: 'running' | 'queued', now: string): RunUpdate {
  const policy = { ...run.policy, streak: easedStreak(run.policy.streak) };
  return { runId: run.id, run: { ...run, status, pause: null, policy, updatedAt: now } };
}

/** The person's wish to end the run, kept in the ledger so that a crash does not lose it. Nothing waits any longer. */
export function cancelRun({ run, tasks }: RunState, now: string): RunUpdate {
  const message = 'Being cancelled: what is under way is being stopped.';
  const waiting = tasks.filter((task) => task.status === 'waiting');
  return { ...pauseRun(run, { reason: 'cancelling', taskId: null, message }, now), tasks: waiting.map(cancelledWait) };
}

/** A task that a person does not want to wait any longer. */
export function cancelledWait(task: RunTask): RunTask {
  return { ...task, status: 'cancelled', wait: null };
}

/** The time of a task that waited has come. The count of tries stays with it. */
export function wakeTask(task: RunTask): RunUpdate {
  return { runId: task.runId, tasks: [{ ...task, status: 'pending' }] };
}

export function finishRun(run: Run, status: 'complete' | 'failed' | 'cancelled', now: string): RunUpdate {
  return { runId: run.id, run: { ...run, status, pause: null, updatedAt: now, finishedAt: now } };
}

export const pausedByPerson: Pause = { reason: 'person', taskId: null, message: 'Paused by you.' };

export const stoppedWithoutUs: Pause = {
  reason: 'interrupted',
  taskId: null,
  message: 'Ashlar ended while this run was going on. Nothing was under way; press Continue to go on.',
};

const noMapping: Problem = {
  code: 'E_NEEDS_MAPPING',
  message: 'it has no approved command.',
  hint: 'Approve the proposal or choose another answer.',
};
