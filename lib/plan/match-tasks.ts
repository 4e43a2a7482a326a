import { createHash } from 'node:crypto';
import { type Plan, type PlanSubtask, type PlanTask, planTasks } from '@/lib/domain/plan';
import { pairTexts, pairUnchanged } from './pair-texts';
import { taskName } from './task-index';
import type { Piece } from './text-pairs';

type Placed = { task: PlanTask; place: string };

/**
 * `next` with the ids of `previous` for every task and part that is the same one edited, moved or renamed, as
 * `pairTexts` finds it. Of `gone`, tasks the plan had once, those take their id again that are back word for word. All
 * others keep their own id, unless it was given to another; no id is ever given twice. Deterministic.
 */
export function keepIdentity(previous: Plan | null, next: Plan, gone: readonly PlanTask[] = []): Plan {
  const before = previous ? placedTasks(previous) : [];
  if (before.length === 0 && gone.length === 0) return next;
  const after = placedTasks(next);
  const partners = findPartners(before, after, gone);
  const given = new Set<string>();
  // The id of a task that is not there any more stays its own, whatever it was made from.
  for (const { id, subtasks } of [...before.map(({ task }) => task), ...gone]) {
    given.add(id);
    for (const part of subtasks) given.add(part.id);
  }
  let at = 0;
  const layers = next.layers.map((layer) => ({
    ...layer,
    tasks: layer.tasks.map((task) => withIdentity(task, partners[at++] ?? null, given)),
  }));
  return { ...next, layers };
}

/** For each task its previous self, or null. */
function findPartners(before: readonly Placed[], after: readonly Placed[], gone: readonly PlanTask[]) {
  const pairs = pairTexts(before.map(taskPiece), after.map(taskPiece));
  const partners = after.map((_, at): PlanTask | null => before[pairs.previousOf(at)]?.task ?? null);
  const there = new Set(partners.map((partner) => partner?.id));
  const back = gone.filter((task) => !there.has(task.id)).map((task) => ({ task, place: placeOf(task) }));
  const left = pairs.freeNext();
  const returned = pairUnchanged(
    back.map(taskPiece),
    left.map((at) => taskPiece(after[at] as Placed)),
  );
  left.forEach((at, nth) => {
    partners[at] = back[returned.previousOf(nth)]?.task ?? null;
  });
  return partners;
}

function withIdentity(task: PlanTask, partner: PlanTask | null, given: Set<string>): PlanTask {
  const id = partner?.id ?? freeId(task.id, given);
  if (partner === null && id === task.id && task.subtasks.length === 0) return task;
  const pairs = pairTexts(partner?.subtasks.map(partPiece) ?? [], task.subtasks.map(partPiece));
  const subtasks = task.subtasks.map((part, at) => {
    const known = partner?.subtasks[pairs.previousOf(at)];
    return { ...part, id: known?.id ?? freeId(part.id, given) };
  });
  return { ...task, id, subtasks };
}

/** The id, or one made from it that nobody has; it is given from then on. */
function freeId(id: string, given: Set<string>): string {
  let free = id;
  for (let n = 2; given.has(free); n++) {
    free = `task_${createHash('sha256').update(`${id}\0${n}`).digest('hex').slice(0, 12)}`;
  }
  given.add(free);
  return free;
}

function placedTasks(plan: Plan): Placed[] {
  return planTasks(plan).map((task) => ({ task, place: placeOf(task) }));
}

const placeOf = (task: PlanTask): string => task.phase ?? task.key.split('.')[0] ?? '';

const taskPiece = ({ task, place }: Placed): Piece => ({ ref: task.ref, name: taskName(task.description), place });
const partPiece = ({ ref, description }: PlanSubtask): Piece => ({ ref, name: taskName(description), place: '' });
