import type { Proposal } from '@/lib/domain/mapping';
import type { Run, RunTask } from '@/lib/domain/run';
import { type RunSnapshot, type RunStreamItem, reduceRunStream } from '@/lib/domain/run-event';
import { isEnded, type Pause } from '@/lib/domain/run-status';
import { isOpen, needsPerson } from '@/lib/domain/task-status';
import type { Ashlar } from '@/lib/domain/verb-outputs';
import { exitOfRun, exitOfSignal } from './exit-codes';

/**
 * Where a run came to rest. `task` is the one it waits for, or the first that will ask when a person paused the run;
 * `proposal` what could be approved for it. `exit` is the exit code of the process, also after a signal.
 */
export type RunStop = {
  run: Run;
  pause: Pause | null;
  task: RunTask | null;
  proposal: Proposal | null;
  exit: number;
};

/** Shows a run while it goes on. `state` already holds the item. */
export interface RunView {
  item(item: RunStreamItem, state: RunSnapshot): void;
  stopped(stop: RunStop, state: RunSnapshot): void;
}

/** `interrupted`: stop the run. `abandoned`: stop watching at once, whatever the run does. */
export type FollowSignals = { interrupted: AbortSignal; abandoned: AbortSignal };

/**
 * Watches a run until it rests: ended, or waiting for a person with nothing under way. An interruption pauses the
 * run, cancels what is under way and waits for that; the run can be continued later.
 */
export async function followRun(ashlar: Ashlar, run: Run, view: RunView, signals: FollowSignals): Promise<RunStop> {
  let state: RunSnapshot | null = null;
  const halting = new Halt(ashlar, run, signals.interrupted, () => state);
  try {
    while (!signals.abandoned.aborted) {
      let again = false;
      for await (const item of ashlar.watch({ runId: run.id, cursor: state?.cursor ?? 0 }, signals.abandoned)) {
        state = reduceRunStream(state, item);
        if (state) view.item(item, state);
        halting.look();
        if (state && isAtRest(state)) return await rest(ashlar, state, view, signals);
        if (item.type === 'more') again = true;
      }
      if (!again) break;
    }
  } finally {
    halting.dispose();
  }
  if (state) return await rest(ashlar, state, view, signals);
  return { run, pause: run.pause, task: null, proposal: null, exit: exitOfSignal(signals.interrupted.reason) };
}

/** Ended, or paused with no attempt under way: nothing more happens by itself. */
export function isAtRest(state: Pick<RunSnapshot, 'run' | 'tasks'>): boolean {
  if (isEnded(state.run.status)) return true;
  // A run that is being cancelled ends by itself.
  if (state.run.pause?.reason === 'cancelling') return false;
  return state.run.status === 'paused' && !state.tasks.some((task) => isOpen(task.status));
}

async function rest(ashlar: Ashlar, state: RunSnapshot, view: RunView, signals: FollowSignals): Promise<RunStop> {
  const { run } = state;
  const task = taskThatAsks(state);
  const interrupted = signals.interrupted.aborted || signals.abandoned.aborted;
  const exit = interrupted && run.status !== 'complete' ? exitOfSignal(signals.interrupted.reason) : exitOfRun(run);
  const proposal = task?.status === 'needs-mapping' ? await proposalFor(ashlar, run, task) : null;
  const stop = { run, pause: run.pause, task, proposal, exit };
  view.stopped(stop, state);
  return stop;
}

/** The task a paused run waits for. A pause of the person's own names none, and still some task may wait for an answer. */
function taskThatAsks({ run: { pause }, tasks }: Pick<RunSnapshot, 'run' | 'tasks'>): RunTask | null {
  if (!pause || pause.reason === 'cancelling') return null;
  if (pause.taskId) return tasks.find(({ taskId }) => taskId === pause.taskId) ?? null;
  return tasks.find(({ status }) => needsPerson(status)) ?? null;
}

/** What waits for approval; null when the machine asks too, or when what was approved cannot be carried out. */
async function proposalFor(ashlar: Ashlar, run: Run, task: RunTask): Promise<Proposal | null> {
  if (task.role !== 'task') return null;
  const detail = await ashlar.call('task', { spec: run.specId, task: task.taskId }).catch(() => null);
  const mapping = detail?.task.mapping;
  return mapping?.status === 'proposed' && mapping.answer ? mapping : null;
}

/** Brings a run to rest after an interruption: nothing new begins, and what runs is cancelled once. */
class Halt {
  readonly #cancelled = new Set<string>();
  readonly #begin = () => void this.#pause();
  #paused = false;

  constructor(
    readonly ashlar: Ashlar,
    readonly run: Run,
    readonly interrupted: AbortSignal,
    readonly state: () => RunSnapshot | null,
  ) {
    if (interrupted.aborted) this.#begin();
    else interrupted.addEventListener('abort', this.#begin, { once: true });
  }

  dispose(): void {
    this.interrupted.removeEventListener('abort', this.#begin);
  }

  /** Cancels what was found under way since the last look. */
  look(): void {
    if (!this.#paused) return;
    for (const task of this.state()?.tasks ?? []) {
      if (!isOpen(task.status) || this.#cancelled.has(task.taskId)) continue;
      this.#cancelled.add(task.taskId);
      // It may have ended in the meantime; the stream tells.
      this.ashlar.call('cancel', { spec: this.run.specId, task: task.taskId }).catch(() => undefined);
    }
  }

  async #pause(): Promise<void> {
    const { specId: spec } = this.run;
    const queued = this.state()?.run.status === 'queued';
    const halt = queued ? this.ashlar.call('cancel', { spec }) : this.ashlar.call('pause', { spec });
    await halt.catch(() => undefined);
    this.#paused = true;
    this.look();
  }
}
