import type { AttemptEvent } from '@/lib/domain/attempt';
import { AshlarError, type Problem } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Attempt, Run, RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isOpen } from '@/lib/domain/task-status';
import { applyAnswer, settled, type TaskAnswer, withAnswer } from './answers';
import { decide } from './decide';
import type { Clock, Dispatcher, Listener, Resolver, RunStore, Sink } from './ports';
import { createRunStates } from './run-states';
import * as step from './transitions';

export type EngineOptions = {
  store: RunStore;
  dispatcher: Dispatcher;
  resolver: Resolver;
  listener: Listener;
  clock: Clock;
  /** Attempts at once in a layer marked parallel. */
  concurrency?: number;
};

export type Engine = ReturnType<typeof createEngine>;

/** Moves runs: asks `decide` what comes next, commits it, and only then acts. */
export function createEngine({ store, dispatcher, resolver, listener, clock, concurrency = 1 }: EngineOptions) {
  const states = createRunStates(store, listener);
  /** Runs a person asked to end; they end when their last attempt has. */
  const ending = new Set<string>();
  let halted = false;

  const sink: Sink = {
    apply(batch) {
      for (const event of batch) applyEvent(event);
    },
    lost(attemptId, reason) {
      const attempt = store.getAttempt(attemptId);
      if (!attempt || (attempt.status !== 'starting' && attempt.status !== 'running')) return false;
      return finish(attempt, lostEvent(attempt, reason, clock.now()));
    },
  };

  function applyEvent(event: AttemptEvent): void {
    const attempt = store.getAttempt(event.attemptId);
    if (!attempt) return;
    const { runId, taskId } = attempt;
    if (event.type === 'output') {
      const { attemptId, offset, bytes, text } = event;
      listener.output(runId, { attemptId, taskId, offset, bytes, text });
    } else if (event.type === 'started') {
      states.commit(step.attemptStarted(attempt, taskOf(states.get(runId), taskId), event));
    } else {
      finish(attempt, event);
      // Also for an event the ledger knew: its first delivery may have failed between the commit and the next step.
      advance(runId);
    }
  }

  function finish(attempt: Attempt, event: Extract<AttemptEvent, { type: 'finished' }>): boolean {
    const state = states.get(attempt.runId);
    return states.commit(step.attemptFinished(state.run, attempt, taskOf(state, attempt.taskId), event));
  }

  /** Takes decisions until only an event or a person can change anything. */
  function advance(runId: string): void {
    while (!halted) {
      const state = states.get(runId);
      if (ending.has(runId)) {
        endWhenQuiet(state);
        return;
      }
      const decision = decide(state, concurrency);
      const now = clock.now();
      switch (decision.type) {
        case 'wait':
          return;
        case 'finish':
          states.commit(step.finishRun(state.run, 'complete', now));
          startQueued();
          return;
        case 'pause':
          states.commit(step.pauseRun(state.run, decision.pause, now));
          startQueued();
          return;
        case 'ask':
          states.commit(step.askForMapping(decision.task, noMapping));
          break;
        case 'settle':
          states.commit({ runId, tasks: [settledByAnswer(decision.task, now)] });
          break;
        case 'start':
          for (const task of decision.tasks) {
            if (start(state.run, task)) continue;
            const message = `${task.key} already has an attempt under way elsewhere.`;
            states.commit(step.pauseRun(state.run, { reason: 'blocked', taskId: task.taskId, message }, now));
          }
      }
    }
  }

  /** False when the task has an open attempt already: whoever wrote that one also carries it out. */
  function start(run: Run, task: RunTask): boolean {
    const resolution = resolver.resolve(run, task);
    if (!resolution.ok) return states.commit(step.askForMapping(task, resolution.problem));
    const attemptId = newId('attempt');
    const n = task.attempts + 1;
    const { cwd, logPath } = resolver.place(run, task, n);
    const update = step.startAttempt(states.get(run.id), task, resolution, { id: attemptId, logPath }, clock.now());
    if (!states.commit(update)) return false;
    const { executor, command, argv, env, effect, timeoutMs } = resolution;
    const { taskId } = task;
    dispatcher.submit({ attemptId, taskId, n, executor, command, argv, cwd, env, effect, timeoutMs, logPath });
    return true;
  }

  function endWhenQuiet({ run, tasks }: RunState): void {
    if (tasks.some((task) => isOpen(task.status))) return;
    ending.delete(run.id);
    const failed = tasks.some((task) => task.status === 'failed' || task.status === 'timed-out');
    states.commit(step.finishRun(run, failed ? 'failed' : 'cancelled', clock.now()));
    startQueued();
  }

  /** One run at a time: the oldest waiting one begins when none is running. */
  function startQueued(): void {
    const open = states.open();
    if (open.some((run) => run.status === 'running')) return;
    const next = open.find((run) => run.status === 'queued');
    if (next) resume(next);
  }

  function resume(run: Run): void {
    const busy = states.open().some((other) => other.status === 'running' && other.id !== run.id);
    states.commit(step.resumeRun(run, busy ? 'queued' : 'running', clock.now()));
    advance(run.id);
  }

  function openRun(runId: string): RunState {
    const state = states.get(runId);
    if (!isEnded(state.run.status)) return state;
    throw new AshlarError('E_CONFLICT', `This run is ${state.run.status}.`, 'Start a new run to do what is left.');
  }

  return {
    sink,

    /** Begins a run, or queues it behind the one that is going on. */
    start(state: RunState): void {
      const busy = states.open().some((run) => run.status === 'running');
      states.insert({ ...state, run: { ...state.run, status: busy ? 'queued' : 'running' } });
      advance(state.run.id);
    },

    state: (runId: string): RunState => states.get(runId),

    /** Starts nothing more; what is under way goes on. */
    pause(runId: string): void {
      const { run } = openRun(runId);
      if (run.status === 'paused') return;
      const pause = { reason: 'person', taskId: null, message: 'Paused by you.' } as const;
      states.commit(step.pauseRun(run, pause, clock.now()));
      startQueued();
    },

    /** Goes on; if a question is still open the run stops at it again. */
    continue(runId: string): void {
      const { run } = openRun(runId);
      if (run.status === 'paused' || run.status === 'queued') resume(run);
    },

    /** Ends one task's attempt, or the whole run once what is under way has been stopped. */
    cancel(runId: string, taskId: string | null): void {
      const state = openRun(runId);
      const targets = state.tasks.filter((task) => isOpen(task.status) && (taskId === null || task.taskId === taskId));
      if (taskId === null) ending.add(runId);
      else if (targets.length === 0) throw new AshlarError('E_CONFLICT', 'This task is not under way.');
      const openTasks = new Set(targets.map((task) => task.taskId));
      for (const attempt of store.listOpenAttempts()) {
        const ours = attempt.runId === runId && openTasks.has(attempt.taskId);
        if (ours && !dispatcher.cancel(attempt.id, 'cancelled')) sink.lost(attempt.id, 'its process is gone');
      }
      advance(runId);
    },

    /** Applies a person's answer to a task and goes on. Throws `E_CONFLICT` when it cannot be given now. */
    answer(runId: string, taskId: string, given: TaskAnswer): void {
      const state = openRun(runId);
      const outcome = applyAnswer(taskOf(state, taskId), given, clock.now());
      if (!outcome.ok) throw new AshlarError(outcome.problem.code, outcome.problem.message, outcome.problem.hint);
      states.commit({ runId, tasks: [outcome.task] });
      if (state.run.status === 'paused') resume(states.get(runId).run);
      else advance(runId);
    },

    /** Hands an approved mapping to a task that has not begun; goes on if the run waited for just that. */
    setAnswer(runId: string, taskId: string, mapping: { id: string; answer: RunTask['answer'] }): void {
      const { run, tasks } = states.get(runId);
      const task = tasks.find((other) => other.taskId === taskId);
      if (!task || isEnded(run.status) || (task.status !== 'pending' && task.status !== 'needs-mapping')) return;
      const asked = task.status === 'needs-mapping';
      if (asked && mapping.answer) {
        states.commit({ runId, tasks: [withAnswer(task, mapping.answer, mapping.id, clock.now())] });
        if (run.status === 'paused' && run.pause?.taskId === taskId) resume(run);
      } else {
        states.commit({ runId, tasks: [{ ...task, answer: mapping.answer, mappingId: mapping.id }] });
      }
    },

    /** Starts nothing any more; events of what is under way are still recorded. */
    halt(): void {
      halted = true;
    },

    /**
     * Settles what a process leaves open, or left: open attempts become interrupted, running runs pause.
     * Nothing is started again by itself.
     */
    recover(): void {
      for (const attempt of store.listOpenAttempts()) {
        sink.lost(attempt.id, attempt.status === 'starting' ? 'it may not have begun' : 'Ashlar ended while it ran');
      }
      for (const run of states.open().filter((open) => open.status === 'running')) {
        const decision = decide(states.get(run.id), concurrency);
        if (decision.type === 'finish') states.commit(step.finishRun(run, 'complete', clock.now()));
        else {
          const pause = decision.type === 'pause' ? decision.pause : stoppedWithoutUs;
          states.commit(step.pauseRun(run, pause, clock.now()));
        }
      }
    },
  };
}

const noMapping: Problem = {
  code: 'E_NEEDS_MAPPING',
  message: 'it has no approved command.',
  hint: 'Approve the proposal or choose another answer.',
};

const stoppedWithoutUs = {
  reason: 'interrupted',
  taskId: null,
  message: 'Ashlar ended while this run was going on. Nothing was under way; press Continue to go on.',
} as const;

function settledByAnswer(task: RunTask, now: string): RunTask {
  const { answer } = task;
  if (answer?.kind === 'skip') return settled(task, 'skipped', answer.note || 'skipped by the person', now);
  const note = answer?.kind === 'done-by-me' ? answer.note : '';
  return settled(task, 'complete', note || 'done by the person', now);
}

function taskOf({ tasks }: RunState, taskId: string): RunTask {
  const task = tasks.find((other) => other.taskId === taskId);
  if (!task) throw new AshlarError('E_NOT_FOUND', `This run has no task ${taskId}.`);
  return task;
}

function lostEvent(attempt: Attempt, reason: string, now: string): Extract<AttemptEvent, { type: 'finished' }> {
  const problem: Problem = {
    code: 'E_INTERRUPTED',
    message: `we do not know how it ended: ${reason}.`,
    hint: 'Look at its log and at the files, then retry it, accept it as done, or skip it.',
  };
  return {
    type: 'finished',
    attemptId: attempt.id,
    // Beyond any number an executor reaches, so that it never takes the place of a real event.
    seq: Number.MAX_SAFE_INTEGER,
    at: now,
    outcome: 'interrupted',
    exitCode: null,
    signal: null,
    problem,
    files: null,
    logBytes: attempt.logBytes,
    tail: '',
    durationMs: Math.max(0, Date.parse(now) - Date.parse(attempt.startedAt)),
  };
}
