import type { Problem } from '@/lib/domain/errors';
import type { Answer } from '@/lib/domain/mapping';
import type { Run, RunState, RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import { isFailure, isOpen, isSettled, needsPerson } from '@/lib/domain/task-status';
import { shareFile } from './beside';
import { pauseForBudget, reachedCeiling } from './budget';
import { isPlanChange } from './plan-change';
import type { RunSettings } from './ports';
import { type TaskIndex, taskIndex, taskReadiness } from './readiness';
import { repeatsError } from './same-error';

/** What the engine does next. `wait` means that only an event or a person can change anything. */
export type Decision =
  | { type: 'wait' }
  | { type: 'start'; task: RunTask }
  /** The approved answer needs no attempt: done by the person, or skipped. */
  | { type: 'settle'; task: RunTask; answer: Answer }
  /** The task's turn has come and it has no approved mapping, or not one for what the plan says by now. */
  | { type: 'ask'; task: RunTask; problem?: Problem }
  | { type: 'pause'; pause: Pause }
  | { type: 'finish' };

/**
 * Decides the next step of a run from its state alone. Layers strictly in order; within a layer tasks in order as
 * their dependencies allow, several at once where the layer is marked parallel or the person chose so, but never two
 * that name the same file; the layer's sync comes last. Anything that needs a person pauses the run once what is under
 * way has ended; after a failure the rest of the layer may come first, if the person chose so.
 */
export function decide(state: RunState, settings: RunSettings): Decision {
  const { run, tasks } = state;
  if (run.status !== 'running') return { type: 'wait' };
  // What is settled is passed over at once: a run of ten thousand tasks asks as often.
  const unsettled = tasks.filter((task) => !isSettled(task.status));
  const first = unsettled.find((task) => inScope(run, task.layerKey));
  if (!first) return { type: 'finish' };
  const inLayer = unsettled.filter((task) => task.layerKey === first.layerKey);
  const underWay = unsettled.filter((task) => isOpen(task.status));
  // A person took up a task of an earlier layer: what runs in the later one ends first.
  if (underWay.some((task) => task.layerKey !== first.layerKey)) return { type: 'wait' };
  const asking = inLayer.filter((task) => needsPerson(task.status));
  const stopping = stopsRun(run, asking, settings);
  if (stopping) return underWay.length ? { type: 'wait' } : { type: 'pause', pause: stopping };

  const waiting = inLayer.filter((task) => task.status === 'waiting');
  // Others would only come to the same limit.
  if (waiting.some((task) => task.wait?.reason === 'usage-limit')) return { type: 'wait' };
  const busy = [...underWay, ...waiting];
  if (busy.length >= atOnce(run, first.layerKey, settings)) return { type: 'wait' };
  const byId = taskIndex(tasks);
  const task = nextTask(inLayer, byId, busy);
  if (!task) {
    if (busy.length) return { type: 'wait' };
    return { type: 'pause', pause: asking[0] ? pauseFor(asking[0]) : pauseForBlocked(first, byId) };
  }
  const { answer } = task;
  if (answer === null) return task.role === 'sync' ? { type: 'ask', task, problem: noSync } : { type: 'ask', task };
  if (answer.kind === 'done-by-me' || answer.kind === 'skip') return { type: 'settle', task, answer };
  const ceiling = reachedCeiling(state, task, settings.budget);
  if (!ceiling) return { type: 'start', task };
  return underWay.length ? { type: 'wait' } : { type: 'pause', pause: pauseForBudget(ceiling) };
}

const noSync: Problem = {
  code: 'E_NO_SYNC',
  message: 'no sync command can be used here, and the project’s own checks are not confirmed.',
  hint: 'Say whether its checks are to be run, choose another command, do it yourself, or skip it.',
};

/** The pause that comes before anything else can start, if one does. */
function stopsRun(run: Run, asking: readonly RunTask[], settings: RunSettings): Pause | null {
  const failed = asking.find((task) => isFailure(task.status));
  if (failed && repeatsError(run.policy)) return pauseForSameError(failed, run);
  const goesOn = (run.policy.onFailure ?? settings.onFailure) === 'finish-layer';
  const asks = asking.find((task) => !(goesOn && isFailure(task.status)));
  return asks ? pauseFor(asks) : null;
}

function atOnce({ policy, layers }: Run, layerKey: string, { concurrency }: RunSettings): number {
  if (policy.parallel !== null) return policy.parallel;
  return layers.find((layer) => layer.key === layerKey)?.parallel ? concurrency : 1;
}

const inScope = ({ scope }: Run, layerKey: string): boolean => scope === null || scope.includes(layerKey);

/** `inLayer` are the tasks of the layer that are not settled. */
function nextTask(inLayer: readonly RunTask[], byId: TaskIndex, busy: readonly RunTask[]): RunTask | undefined {
  const work = inLayer.filter((task) => task.role === 'task');
  const isFree = (task: RunTask): boolean => !busy.some((other) => shareFile(task, other));
  const ready = work.find(
    (task) => task.status === 'pending' && taskReadiness(task, byId).state === 'ready' && isFree(task),
  );
  if (ready || work.length > 0) return ready;
  return inLayer.find((task) => task.role !== 'task' && task.status === 'pending');
}

function pauseFor(task: RunTask): Pause {
  const name = nameOf(task);
  const because = task.problem ? `: ${task.problem.message}` : '.';
  const pause = (reason: Pause['reason'], message: string): Pause => ({ reason, taskId: task.taskId, message });
  switch (task.status) {
    case 'needs-mapping':
      if (isPlanChange(task.problem)) return pause('needs-mapping', `${name} waits${because}`);
      return pause('needs-mapping', `${name} needs a command${because}`);
    case 'unproven':
      return pause('unproven', `${name} ended without proof${because}`);
    case 'needs-input':
      return pause('needs-input', `${name} has a question${because}`);
    case 'interrupted':
      return pause('interrupted', `${name} was interrupted${because}`);
    case 'cancelled':
      return pause('failed', `${name} was cancelled.`);
    default:
      return pause(task.role === 'sync' ? 'sync-failed' : 'failed', `${name} failed${because}`);
  }
}

function pauseForSameError(task: RunTask, { policy }: Run): Pause {
  const why = task.problem ? ` ${task.problem.message}` : '';
  const message = `${nameOf(task)} failed. The same command ended with the same error ${policy.streak?.count ?? 0} times in a row, so nothing more is started.${why}`;
  return { reason: 'same-error', taskId: task.taskId, message };
}

function nameOf({ role, layerKey, key, description }: RunTask): string {
  if (role === 'sync') return `The sync of ${layerKey}`;
  return role === 'command' ? description : `${key} “${description}”`;
}

function pauseForBlocked(task: RunTask, byId: TaskIndex): Pause {
  const readiness = taskReadiness(task, byId);
  const others = readiness.state === 'blocked' ? readiness.by.map(({ key }) => key).join(', ') : 'something';
  return {
    reason: 'blocked',
    taskId: task.taskId,
    message: `${task.key} “${task.description}” waits for ${others}, which cannot be done before it.`,
  };
}
