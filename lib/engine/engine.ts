import type { AttemptMessage } from '@/lib/domain/attempt';
import { AshlarError, type Problem } from '@/lib/domain/errors';
import type { QuestionReply } from '@/lib/domain/question';
import type { RunState, RunTask } from '@/lib/domain/run';
import { isEnded } from '@/lib/domain/run-status';
import { isOpen, isSettled } from '@/lib/domain/task-status';
import { adoptAttempts } from './adopt';
import { applyAnswer, assertNotSyncing, reopenedSync, type TaskAnswer, withAnswer } from './answers';
import { raiseCeiling } from './budget';
import type { TaskFacts } from './build-run';
import { createLoop, type EngineOptions, isEnding } from './loop';
import { recover } from './recover';
import { createRunStates } from './run-states';
import * as step from './transitions';

/** A person's answer to one of several tasks. */
type TaskWord = { taskId: string; given: TaskAnswer };

export type Engine = ReturnType<typeof createEngine>;

/** What can be done with runs, by a person or at the start of the process. */
export function createEngine(options: EngineOptions) {
  const { store, dispatcher, listener, clock } = options;
  const states = createRunStates(store, listener);
  const loop = createLoop(options, states);
  const { sink, advance, lose, resume, isBusy } = loop;

  function tell(runId: string, taskId: string, message: AttemptMessage): boolean {
    const attempt = store.listOpenAttempts().find((open) => open.runId === runId && open.taskId === taskId);
    return attempt !== undefined && dispatcher.tell(attempt.id, message);
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

    /** Goes on; if a question is still open the run stops at it again. A ceiling that was reached is raised once. */
    continue(runId: string): void {
      const { run, tasks } = openRun(runId);
      // What lacked a route may have one now: such tasks are looked at anew.
      const again = tasks.filter((task) => task.status === 'needs-mapping' && task.answer !== null);
      if (again.length) {
        const pending = again.map((task): RunTask => ({ ...task, status: 'pending', problem: null }));
        states.commit({ runId, tasks: pending });
      }
      if (run.status === 'running') advance(runId);
      else resume({ ...run, policy: raiseCeiling(run.policy, run.pause) });
    },

    /** Ends one task's attempt, or the whole run once what is under way has been stopped. */
    cancel(runId: string, taskId: string | null): void {
      const state = openRun(runId);
      const targets = state.tasks.filter((task) => isOpen(task.status) && (taskId === null || task.taskId === taskId));
      const waits = state.tasks.find((task) => task.taskId === taskId && task.status === 'waiting');
      if (taskId === null) states.commit(step.cancelRun(state, clock.now()));
      else if (waits) states.commit({ runId, tasks: [step.cancelledWait(waits)] });
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
      assertNotSyncing(tasks, outcome.task);
      states.commit({ runId, tasks: [outcome.task, ...reopenedSync(tasks, outcome.task)] });
      const stays = run.status === 'paused' && run.pause?.reason === 'person' && outcome.task.status !== 'pending';
      if (run.status === 'paused' && !stays) resume(run);
      else advance(runId);
    },

    /** A complete task whose changes were taken back is so no more, also in a run that is over: a person decides anew. */
    takeBack(runId: string, taskId: string, problem: Problem): void {
      const task = states.task(runId, taskId);
      if (task.status !== 'complete') return;
      states.commit({ runId, tasks: [{ ...task, status: 'unproven', problem, evidence: null }] });
      if (!isEnded(states.get(runId).run.status)) advance(runId);
    },

    /**
     * Applies answers to several tasks as one step: nothing is started before all are there. Only what the run stood
     * still for sets it going again. Returns those that cannot be given now.
     */
    answerAll(runId: string, answers: readonly TaskWord[]): { taskId: string; problem: Problem }[] {
      const { run } = openRun(runId);
      const outcomes = answers.map(({ taskId, given }) => ({
        taskId,
        outcome: applyAnswer(states.task(runId, taskId), given, clock.now()),
      }));
      const tasks = outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome.task] : []));
      if (tasks.length) states.commit({ runId, tasks });
      if (run.status !== 'paused') advance(runId);
      else if (tasks.some(({ taskId }) => taskId === run.pause?.taskId)) resume(run);
      return outcomes.flatMap(({ taskId, outcome }) => (outcome.ok ? [] : [{ taskId, problem: outcome.problem }]));
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
      mapping: { id: string | null; answer: RunTask['answer'] },
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

    halt: loop.halt,

    /** For a process that stays: runs whose tasks wait by themselves go on when their time comes. */
    wakeWaiting(): void {
      for (const run of states.open()) if (run.status === 'running') advance(run.id);
    },

    /**
     * Takes over what goes on without the server that began it; gives the ids of what could not be, to be ended. What
     * ends before `recover` is recorded, and nothing follows it by itself.
     */
    adopt(): string[] {
      loop.hold();
      return adoptAttempts(options, states);
    },

    /** Settles what a process leaves open, or left. Nothing is started again by itself. */
    recover(): void {
      recover(options, states, loop);
      loop.release();
    },
  };
}
