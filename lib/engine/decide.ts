import type { Problem } from '@/lib/domain/errors';
import type { Answer } from '@/lib/domain/mapping';
import type { Run, RunState, RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import { isOpen, isSettled, needsPerson } from '@/lib/domain/task-status';
import { isPlanChange } from './plan-change';
import { taskReadiness } from './readiness';

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
 * their dependencies allow, at most `concurrency` at once in layers marked parallel; the layer's sync comes last.
 * Anything that needs a person pauses the run once what is under way has ended.
 */
export function decide({ run, tasks }: RunState, concurrency: number): Decision {
  if (run.status !== 'running') return { type: 'wait' };
  const first = tasks.find((task) => inScope(run, task.layerKey) && !isSettled(task.status));
  if (!first) return { type: 'finish' };
  const inLayer = tasks.filter((task) => task.layerKey === first.layerKey);
  const underWay = tasks.filter((task) => isOpen(task.status));
  // A person took up a task of an earlier layer: what runs in the later one ends first.
  if (underWay.some((task) => task.layerKey !== first.layerKey)) return { type: 'wait' };
  const asking = inLayer.find((task) => needsPerson(task.status));
  if (asking) return underWay.length ? { type: 'wait' } : { type: 'pause', pause: pauseFor(asking) };

  const parallel = run.layers.find((layer) => layer.key === first.layerKey)?.parallel ?? false;
  if (underWay.length >= (parallel ? concurrency : 1)) return { type: 'wait' };
  const byId = new Map(tasks.map((task) => [task.taskId, task]));
  const task = nextTask(inLayer, byId);
  if (!task) return underWay.length ? { type: 'wait' } : { type: 'pause', pause: pauseForBlocked(first, byId) };
  const { answer } = task;
  if (answer === null) return { type: 'ask', task };
  if (answer.kind === 'done-by-me' || answer.kind === 'skip') return { type: 'settle', task, answer };
  return { type: 'start', task };
}

const inScope = ({ scope }: Run, layerKey: string): boolean => scope === null || scope.includes(layerKey);

function nextTask(inLayer: RunTask[], byId: ReadonlyMap<string, RunTask>): RunTask | undefined {
  const work = inLayer.filter((task) => task.role === 'task');
  const ready = work.find((task) => task.status === 'pending' && taskReadiness(task, byId).state === 'ready');
  if (ready || !work.every((task) => isSettled(task.status))) return ready;
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

function nameOf({ role, layerKey, key, description }: RunTask): string {
  if (role === 'sync') return `The sync of ${layerKey}`;
  return role === 'command' ? description : `${key} “${description}”`;
}

function pauseForBlocked(task: RunTask, byId: ReadonlyMap<string, RunTask>): Pause {
  const readiness = taskReadiness(task, byId);
  const others = readiness.state === 'blocked' ? readiness.by.map(({ key }) => key).join(', ') : 'something';
  return {
    reason: 'blocked',
    taskId: task.taskId,
    message: `${task.key} “${task.description}” waits for ${others}, which cannot be done before it.`,
  };
}
