import type { AttemptEvent, AttemptSpec, FinishedEvent } from '@/lib/domain/attempt';
import { isOpenAttempt } from '@/lib/domain/attempt-status';
import { toProblem } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import type { Attempt, Run, RunState, RunTask } from '@/lib/domain/run';
import { isOpen } from '@/lib/domain/task-status';
import { withAnswer } from './answers';
import { budgetLeftUsd } from './budget';
import { decide } from './decide';
import { heedPlan } from './heed-plan';
import type {
  Clock,
  Dispatcher,
  Listener,
  PlanSight,
  Resolution,
  Resolver,
  RunSettings,
  RunStore,
  Sink,
  Timers,
} from './ports';
import { readSettings } from './run-settings';
import type { RunStates } from './run-states';
import { createSecondTries } from './second-tries';
import { standStillAgain } from './standstill';
import * as step from './transitions';
import { createWakeUps, processTimers } from './wake-ups';

export type EngineOptions = {
  store: RunStore;
  dispatcher: Dispatcher;
  resolver: Resolver;
  listener: Listener;
  clock: Clock;
  /** Asked before a task starts; without it tasks go by the copy their run took. */
  plans?: PlanSight;
  /** Asked at every step; without it one task at a time, and no ceilings. */
  settings?: () => RunSettings;
  timers?: Timers;
  /** A number from 0 to 1, for the part of a wait that is left to chance. */
  chance?: () => number;
  /** Wait before a step that the store could not write is tried again, in milliseconds. */
  retryMs?: number;
};

export type Loop = ReturnType<typeof createLoop>;

/** The engine's heart: asks `decide` what comes next, commits it, and only then acts. */
export function createLoop(options: EngineOptions, states: RunStates) {
  const { store, dispatcher, resolver, listener, clock, plans, retryMs = 1000 } = options;
  const { timers = processTimers, chance = Math.random } = options;
  const wakeUps = createWakeUps(clock, timers, wake);
  const secondTries = createSecondTries((runId) => (halted ? undefined : advance(runId)), retryMs);
  let halted = false;
  /** While what an earlier process left is being settled: ends are recorded, and nothing follows them yet. */
  let held = false;

  const sink: Sink = {
    apply(batch) {
      states.together(() => {
        for (const event of batch) applyEvent(event);
      });
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
      states.then(() => listener.output(runId, { attemptId, taskId, offset, bytes, text }));
    } else if (event.type !== 'finished') {
      // Late or repeated: of an attempt that has ended nothing more is believed.
      if (!isOpenAttempt(attempt.status)) return;
      const change = step.attemptWentOn(attempt, states.task(runId, taskId), event);
      if (change) states.commit(change);
    } else {
      finish(attempt, event);
      const standing = standStillAgain(states.get(runId), readSettings(options), clock.now());
      if (standing) states.commit(standing);
      // Also for an event the ledger knew: its first delivery may have failed between the commit and the next step.
      advance(runId);
    }
  }

  function finish(attempt: Attempt, event: FinishedEvent): boolean {
    if (!isOpenAttempt(attempt.status)) return false;
    const { runId, taskId } = attempt;
    const at = { now: clock.now(), chance: chance() };
    return states.commit(step.attemptFinished(states.get(runId), attempt, states.task(runId, taskId), event, at));
  }

  /** Closes an attempt as interrupted. False when it had ended. */
  function lose(attempt: Attempt, reason: string): boolean {
    return finish(attempt, step.lostEvent(attempt, reason, clock.now()));
  }

  /** Takes decisions until only an event or a person can change anything; then another run may begin. */
  function advance(runId: string): void {
    try {
      let going = true;
      while (going && !halted && !held) going = takeStep(runId);
      const { status } = states.get(runId).run;
      if (status === 'running') armWaits(runId);
      else startQueued();
      // It begins after the one that goes on, which may wait for a time.
      if (status === 'queued') for (const run of states.open()) if (run.status === 'running') armWaits(run.id);
    } catch (error) {
      secondTries.ask(runId);
      throw error;
    }
  }

  /** Tasks that wait by themselves in a run that goes on are woken when their time comes. */
  function armWaits(runId: string): void {
    if (halted) return;
    for (const task of states.get(runId).tasks) if (task.status === 'waiting') wakeUps.arm(task);
  }

  function wake({ runId, taskId, wait }: RunTask): void {
    if (halted) return;
    try {
      const { run, tasks } = states.get(runId);
      const task = tasks.find((other) => other.taskId === taskId);
      const isDue = task?.status === 'waiting' && task.wait?.until === wait?.until;
      // In a run that stands still it goes on waiting: a person's Continue looks at it again.
      if (run.status !== 'running' || !task || !isDue) return;
      states.commit(step.wakeTask(task));
      advance(runId);
    } catch {
      secondTries.ask(runId);
    }
  }

  /** One decision, committed and acted on. False when nothing can follow it. */
  function takeStep(runId: string): boolean {
    const state = states.get(runId);
    if (isEnding(state.run)) {
      endWhenQuiet(state);
      return false;
    }
    const decision = heedPlan(decide(state, readSettings(options)), state.run, plans);
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
    const budgetUsd = budgetLeftUsd(state, task, readSettings(options).budget);
    const resume = task.wait?.resume ?? null;
    states.then(() => submit({ ...work, attemptId, taskId: task.taskId, n, cwd, logPath, resume, budgetUsd }));
    return true;
  }

  function submit(spec: AttemptSpec): void {
    try {
      dispatcher.submit(spec);
    } catch (error) {
      sink.lost(spec.attemptId, `it could not be handed over (${toProblem(error).message})`);
    }
  }

  /** Settings that cannot be read are a question to the person as well, not the end of the run. */
  function resolve(run: Run, task: RunTask): Resolution {
    try {
      return resolver.resolve(run, task);
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
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
    if (halted || held || isBusy(null)) return;
    const next = states.open().find((run) => run.status === 'queued');
    if (next) resume(next);
  }

  function resume(run: Run): void {
    const status = isBusy(run.id) ? 'queued' : 'running';
    if (run.status !== status) states.commit(step.resumeRun(run, status, clock.now()));
    advance(run.id);
  }

  return {
    sink,
    advance,
    lose,
    resume,
    isBusy,
    endWhenQuiet,
    /** Starts nothing until `release`. */
    hold(): void {
      held = true;
    },
    release(): void {
      held = false;
    },
    /** Starts nothing any more; events of what is under way are still recorded. */
    halt(): void {
      halted = true;
      wakeUps.dispose();
    },
  };
}

/** Waits only for its last attempts to be stopped. */
export const isEnding = (run: Run): boolean => run.status === 'paused' && run.pause?.reason === 'cancelling';
