import type { AttemptEvent, AttemptMessage, FinishedEvent } from '@/lib/domain/attempt';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import { AshlarError, toProblem } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { QuestionReply } from '@/lib/domain/question';
import type { Attempt, Run, RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isOpen, isSettled } from '@/lib/domain/task-status';
import { applyAnswer, reopenedSync, type TaskAnswer, withAnswer } from './answers';
import type { TaskFacts } from './build-run';
import { decide } from './decide';
import { heedPlan } from './heed-plan';
import type { Clock, Dispatcher, Listener, PlanSight, Resolution, Resolver, RunStore, Sink } from './ports';
import { createRunStates } from './run-states';
import { createSecondTries } from './second-tries';
import * as step from './transitions';

export type EngineOptions = {
  store: RunStore;
  dispatcher: Dispatcher;
  resolver: Resolver;
  listener: Listener;
  clock: Clock;
  /** Asked before a task starts; without it tasks go by the copy their run took. */
  plans?: PlanSight;
  /** Attempts at once in a layer marked parallel. */
  concurrency?: number;
  /** Wait before a step that the store could not write is tried again, in milliseconds. */
  retryMs?: number;
};

export type Engine = ReturnType<typeof createEngine>;

/** Moves runs: asks `decide` what comes next, commits it, and only then acts. */
export function createEngine(options: EngineOptions) {
  const { store, dispatcher, resolver, listener, clock, plans, concurrency = 1, retryMs = 1000 } = options;
  const states = createRunStates(store, listener);
  const secondTries = createSecondTries((runId) => (halted ? undefined : advance(runId)), retryMs);
  let halted = false;

  const sink: Sink = {
    apply(batch) {
      for (const event of batch) applyEvent(event);
    },
    lost(attemptId, reason) {
      const attempt = store.getAttempt(attemptId);
      if (!attempt || !lose(attempt, reason)) return false;
      advance(attempt.runId);
      return true;
    },
  };

  function applyEvent(event: AttemptEvent): void {
    const attempt = store.getAttempt(event.attemptId);
    if (!attempt) return;
    const { runId, taskId } = attempt;
    if (event.type === 'output') {
      const { attemptId, offset, bytes, text } = event;
      listener.output(runId, { attemptId, taskId, offset, bytes, text });
    } else if (event.type !== 'finished') {
      const change = step.attemptWentOn(attempt, states.task(runId, taskId), event);
      if (change) states.commit(change);
    } else {
      finish(attempt, event);
      // Also for an event the ledger knew: its first delivery may have failed between the commit and the next step.
      advance(runId);
    }
  }

  function finish(attempt: Attempt, event: FinishedEvent): boolean {
    const { runId, taskId } = attempt;
    const { run } = states.get(runId);
    return states.commit(step.attemptFinished(run, attempt, states.task(runId, taskId), event));
  }

  /** Closes an attempt as interrupted. False when it had ended. */
  function lose(attempt: Attempt, reason: string): boolean {
    return isOpenAttempt(attempt.status) && finish(attempt, step.lostEvent(attempt, reason, clock.now()));
  }

  /** Takes decisions until only an event or a person can change anything; then another run may begin. */
  function advance(runId: string): void {
    try {
      let going = true;
      while (going && !halted) going = takeStep(runId);
      if (states.get(runId).run.status !== 'running') startQueued();
    } catch (error) {
      secondTries.ask(runId);
      throw error;
    }
  }

  /** One decision, committed and acted on. False when nothing can follow it. */
  function takeStep(runId: string): boolean {
    const state = states.get(runId);
    if (isEnding(state.run)) {
      endWhenQuiet(state);
      return false;
    }
    const decision = heedPlan(decide(state, concurrency), state.run, plans);
    switch (decision.type) {
      case 'wait':
        return false;
      case 'finish':
        states.commit(step.finishRun(state.run, 'complete', clock.now()));
        return false;
      case 'pause':
        states.commit(step.pauseRun(state.run, decision.pause, clock.now()));
        return false;
      case 'ask':
        return states.commit(step.askForMapping(decision.task, decision.problem));
      case 'settle': {
        const { task, answer } = decision;
        return states.commit({ runId, tasks: [withAnswer(task, answer, task.mappingId, clock.now())] });
      }
      case 'start':
        return start(state, decision.task);
    }
  }

  function start(state: RunState, task: RunTask): boolean {
    const { run } = state;
    const resolution = resolve(run, task);
    if (!resolution.ok) return states.commit(step.askForMapping(task, resolution.problem));
    const attemptId = newId('attempt');
    const n = task.attempts + 1;
    const { cwd, logPath } = resolver.place(run, task, n);
    const update = step.startAttempt(state, task, resolution, { id: attemptId, logPath }, clock.now());
    if (!states.commit(update)) {
      // Whoever wrote the attempt that is open already also carries it out.
      const message = `${task.key} already has an attempt under way elsewhere.`;
      return states.commit(step.pauseRun(run, { reason: 'blocked', taskId: task.taskId, message }, clock.now()));
    }
    const { ok: _, ...work } = resolution;
    try {
      dispatcher.submit({ ...work, attemptId, taskId: task.taskId, n, cwd, logPath, resume: null });
    } catch (error) {
      sink.lost(attemptId, `it could not be handed over (${toProblem(error).message})`);
    }
    return true;
  }

  /** Settings that cannot be read are a question to the person as well, not the end of the run. */
  function resolve(run: Run, task: RunTask): Resolution {
    try {
      return resolver.resolve(run, task);
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }

  function tell(runId: string, taskId: string, message: AttemptMessage): boolean {
    const attempt = store.listOpenAttempts().find((open) => open.runId === runId && open.taskId === taskId);
    return attempt !== undefined && dispatcher.tell(attempt.id, message);
  }

  function endWhenQuiet({ run, tasks }: RunState): void {
    if (tasks.some((task) => isOpen(task.status))) return;
    const failed = tasks.some((task) => task.status === 'failed' || task.status === 'timed-out');
    states.commit(step.finishRun(run, failed ? 'failed' : 'cancelled', clock.now()));
  }

  /** One run at a time: one that goes on, or one that stands still while its last attempt ends. */
  function isBusy(except: string | null): boolean {
    const busy = ({ id, status }: Run): boolean =>
      status === 'running' || states.get(id).tasks.some((task) => isOpen(task.status));
    return states.open().some((run) => run.id !== except && busy(run));
  }

  /** The oldest waiting run begins when no other is in its way. */
  function startQueued(): void {
    if (halted || isBusy(null)) return;
    const next = states.open().find((run) => run.status === 'queued');
    if (next) resume(next);
  }

  function resume(run: Run): void {
    const status = isBusy(run.id) ? 'queued' : 'running';
    if (run.status !== status) states.commit(step.resumeRun(run, status, clock.now()));
    advance(run.id);
  }

  function openRun(runId: string): RunState {
    const state = states.get(runId);
    if (isEnding(state.run)) throw new AshlarError('E_CONFLICT', 'This run is being cancelled.', 'Wait until it ends.');
    if (!isEnded(state.run.status)) return state;
    throw new AshlarError('E_CONFLICT', `This run is ${state.run.status}.`, 'Start a new run to do what is left.');
  }

  return {
    sink,

    /** Begins a run, or queues it behind the one that is going on. */
    start(state: RunState): void {
      const status = isBusy(state.run.id) ? 'queued' : 'running';
      states.insert({ ...state, run: { ...state.run, status } });
      advance(state.run.id);
    },

    state: (runId: string): RunState => states.get(runId),

    /** Starts nothing more; what is under way goes on. */
    pause(runId: string): void {
      const { run } = openRun(runId);
      if (run.status === 'paused') return;
      states.commit(step.pauseRun(run, step.pausedByPerson, clock.now()));
      advance(runId);
    },

    /** Goes on; if a question is still open the run stops at it again. */
    continue(runId: string): void {
      const { run, tasks } = openRun(runId);
      // What lacked a route may have one now: such tasks are looked at anew.
      const again = tasks.filter((task) => task.status === 'needs-mapping' && task.answer !== null);
      if (again.length) {
        const pending = again.map((task): RunTask => ({ ...task, status: 'pending', problem: null }));
        states.commit({ runId, tasks: pending });
      }
      if (run.status === 'running') advance(runId);
      else resume(run);
    },

    /** Ends one task's attempt, or the whole run once what is under way has been stopped. */
    cancel(runId: string, taskId: string | null): void {
      const state = openRun(runId);
      const targets = state.tasks.filter((task) => isOpen(task.status) && (taskId === null || task.taskId === taskId));
      if (taskId === null) states.commit(step.cancelRun(state.run, clock.now()));
      else if (targets.length === 0) throw new AshlarError('E_CONFLICT', 'This task is not under way.');
      const openTasks = new Set(targets.map((task) => task.taskId));
      for (const attempt of store.listOpenAttempts()) {
        const ours = attempt.runId === runId && openTasks.has(attempt.taskId);
        if (ours && !dispatcher.cancel(attempt.id, 'cancelled')) lose(attempt, 'its process is gone');
      }
      advance(runId);
    },

    /**
     * Applies a person's answer to a task and goes on. A pause of the person's own ends only when the answer asks for
     * something to be started. Throws `E_CONFLICT` when the answer cannot be given now.
     */
    answer(runId: string, taskId: string, given: TaskAnswer): void {
      const { run, tasks } = openRun(runId);
      const outcome = applyAnswer(states.task(runId, taskId), given, clock.now());
      if (!outcome.ok) throw new AshlarError(outcome.problem.code, outcome.problem.message, outcome.problem.hint);
      states.commit({ runId, tasks: [outcome.task, ...reopenedSync(tasks, outcome.task)] });
      const stays = run.status === 'paused' && run.pause?.reason === 'person' && outcome.task.status !== 'pending';
      if (run.status === 'paused' && !stays) resume(run);
      else advance(runId);
    },

    /**
     * Passes a person's reply to the agent that waits for it; the question is over when the agent has taken it.
     * Throws `E_CONFLICT` when that question is not open (any more).
     */
    reply(runId: string, taskId: string, questionId: string, reply: QuestionReply): void {
      const isOpenQuestion = states.task(runId, taskId).question?.id === questionId;
      if (isOpenQuestion && tell(runId, taskId, { type: 'reply', questionId, reply })) return;
      const hint = 'Look at the task again: it may have gone on, or ended.';
      throw new AshlarError('E_CONFLICT', 'This question is not open any more.', hint);
    },

    /** Sends a person's words to the agent at work. Throws `E_CONFLICT` when there is none that listens. */
    say(runId: string, taskId: string, text: string): void {
      if (tell(runId, taskId, { type: 'say', text })) return;
      const hint = 'Messages reach a task while its agent is at work.';
      throw new AshlarError('E_CONFLICT', 'No agent is at work on this task.', hint);
    },

    /**
     * Hands an approved mapping to a task that is not under way or settled. One that waited for just that goes on; one
     * that broke keeps its question, and is tried by the new answer when the person says so. `facts` are the text that
     * the mapping was approved for.
     */
    setAnswer(
      runId: string,
      taskId: string,
      mapping: { id: string; answer: RunTask['answer'] },
      facts?: TaskFacts,
    ): void {
      const { run, tasks } = states.get(runId);
      const known = tasks.find((other) => other.taskId === taskId);
      if (!known || isEnded(run.status) || isOpen(known.status) || isSettled(known.status)) return;
      const task = { ...known, ...facts };
      if (task.status !== 'needs-mapping' || !mapping.answer) {
        states.commit({ runId, tasks: [{ ...task, answer: mapping.answer, mappingId: mapping.id }] });
        return;
      }
      states.commit({ runId, tasks: [withAnswer(task, mapping.answer, mapping.id, clock.now())] });
      if (run.status === 'paused' && run.pause?.taskId === taskId) resume(run);
      else advance(runId);
    },

    /** Starts nothing any more; events of what is under way are still recorded. */
    halt(): void {
      halted = true;
    },

    /**
     * Settles what a process leaves open, or left: open attempts become interrupted, running runs pause, cancelled
     * ones end. Nothing is started again by itself.
     */
    recover(): void {
      for (const attempt of store.listOpenAttempts()) {
        lose(attempt, attempt.status === 'starting' ? 'it may not have begun' : 'Ashlar ended while it ran');
      }
      for (const run of states.open().filter(isEnding)) endWhenQuiet(states.get(run.id));
      for (const run of states.open().filter((open) => open.status === 'running')) {
        const decision = decide(states.get(run.id), concurrency);
        const pause = decision.type === 'pause' ? decision.pause : step.stoppedWithoutUs;
        const next = decision.type === 'finish' ? step.finishRun(run, 'complete', clock.now()) : null;
        states.commit(next ?? step.pauseRun(run, pause, clock.now()));
      }
      // What they waited for is over or stands still; nobody is surprised by a run that begins by itself later.
      for (const run of states.open().filter((open) => open.status === 'queued')) {
        states.commit(step.pauseRun(run, step.stoppedWithoutUs, clock.now()));
      }
    },
  };
}

const isEnding = (run: Run): boolean => run.status === 'paused' && run.pause?.reason === 'cancelling';
