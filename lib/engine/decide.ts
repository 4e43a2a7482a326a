import type { RunState, RunTask } from '@/lib/domain/run';
import type { Pause } from '@/lib/domain/run-status';
import { isOpen, isSettled, needsPerson } from '@/lib/domain/task-status';
import { taskReadiness } from './readiness';

/** What the engine does next. `wait` means that only an event or a person can change anything. */
export type Decision =
  | { type: 'wait' }
  | { type: 'start'; tasks: RunTask[] }
  /** The approved answer needs no attempt: done by the person, or skipped. */
  | { type: 'settle'; task: RunTask }
  /** The task's turn has come and it has no approved mapping. */
  | { type: 'ask'; task: RunTask }
  | { type: 'pause'; pause: Pause }
  | { type: 'finish' };

/**
 * Decides the next step of a run from its state alone. Layers strictly in order; within a layer tasks in order as
 * their dependencies allow, at most `concurrency` at once in layers marked parallel; the layer's sync comes last.
 * Anything that needs a person pauses the run once what is under way has ended.
 */
export function decide({ run, tasks }: RunState, concurrency: number): Decision {
  if (run.status !== 'running') return { type: 'wait' };
  const first = tasks.find((task) => !isSettled(task.status));
  if (!first) return { type: 'finish' };
  const inLayer = tasks.filter((task) => task.layerKey === first.layerKey);
  const underWay = inLayer.filter((task) => isOpen(task.status));
  const asking = inLayer.find((task) => needsPerson(task.status));
  if (asking) return underWay.length ? { type: 'wait' } : { type: 'pause', pause: pauseFor(asking) };

  const parallel = run.layers.find((layer) => layer.key === first.layerKey)?.parallel ?? false;
  const room = (parallel ? concurrency : 1) - underWay.length;
  if (room <= 0) return { type: 'wait' };
  const next = readyTasks(inLayer, tasks);
  const head = next[0];
  if (!head) return underWay.length ? { type: 'wait' } : { type: 'pause', pause: pauseForBlocked(first) };
  if (head.answer === null) return { type: 'ask', task: head };
  if (head.answer.kind === 'done-by-me' || head.answer.kind === 'skip') return { type: 'settle', task: head };
  return { type: 'start', tasks: next.filter(canStart).slice(0, room) };
}

function canStart(task: RunTask): boolean {
  return task.answer !== null && task.answer.kind !== 'done-by-me' && task.answer.kind !== 'skip';
}

function readyTasks(inLayer: RunTask[], all: RunTask[]): RunTask[] {
  const byId = new Map(all.map((task) => [task.taskId, task]));
  const work = inLayer.filter((task) => task.role === 'task');
  const pending = work.filter((task) => task.status === 'pending');
  if (pending.length) return pending.filter((task) => taskReadiness(task, byId).state === 'ready');
  if (!work.every((task) => isSettled(task.status))) return [];
  return inLayer.filter((task) => task.role === 'sync' && task.status === 'pending');
}

function pauseFor(task: RunTask): Pause {
  const name = task.role === 'sync' ? `The sync of ${task.layerKey}` : `${task.key} “${task.description}”`;
  const because = task.problem ? `: ${task.problem.message}` : '.';
  const pause = (reason: Pause['reason'], message: string): Pause => ({ reason, taskId: task.taskId, message });
  switch (task.status) {
    case 'needs-mapping':
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

function pauseForBlocked(task: RunTask): Pause {
  return {
    reason: 'blocked',
    taskId: task.taskId,
    message: `${task.key} “${task.description}” waits for a task that cannot be done before it.`,
  };
}
