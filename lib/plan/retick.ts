import { createHash } from 'node:crypto';
import { type Box, type Plan, type PlanLayer, type PlanTask, planTasks } from '@/lib/domain/plan';

/** Boxes by the place of their sign. */
type Signs = Map<string, boolean>;

/**
 * The plan of `after` when its text is that of `before` but for signs in boxes of its tasks: the same plan with other
 * ticks. Null when anything else differs, or where a tick says nothing by itself: then the text must be read.
 */
export function retick(plan: Plan, before: Buffer, after: Buffer): Plan | null {
  if (before.length !== after.length || plan.format !== 'layered') return null;
  const signs = changedSigns(before, after);
  if (signs === null) return null;
  const boxes = new Set(planTasks(plan).flatMap((task) => [task, ...task.subtasks].map(({ box }) => nameOf(box))));
  if (![...signs.keys()].every((place) => boxes.has(place))) return null;
  const hash = createHash('sha256').update(after).digest('hex');
  return { ...plan, hash, layers: plan.layers.map((layer) => reticked(layer, signs)) };
}

const nameOf = (box: Box | null): string => (box ? `${box.line}:${box.column}` : '');

function reticked(layer: PlanLayer, signs: Signs): PlanLayer {
  const done = <T extends { box: Box | null; done: boolean }>(item: T): T => {
    const sign = signs.get(nameOf(item.box));
    return sign === undefined ? item : { ...item, done: sign };
  };
  const tasks = layer.tasks.map((task): PlanTask => {
    const subtasks = task.subtasks.map(done);
    const changed = subtasks.some((part, at) => part !== task.subtasks[at]);
    return done(changed ? { ...task, subtasks } : task);
  });
  return tasks.some((task, at) => task !== layer.tasks[at]) ? { ...layer, tasks } : layer;
}

/** Lines are compared whole first: most are the same. Null when anything but ticks of boxes differs. */
function changedSigns(before: Buffer, after: Buffer): Signs | null {
  const signs: Signs = new Map();
  let line = 1;
  for (let from = 0; from < after.length; line++) {
    const end = after.indexOf(10, from);
    const to = end === -1 ? after.length : end + 1;
    if (
      !before.subarray(from, to).equals(after.subarray(from, to)) &&
      !compareLine(before, after, from, to, line, signs)
    ) {
      return null;
    }
    from = to;
  }
  return signs;
}

function compareLine(before: Buffer, after: Buffer, from: number, to: number, line: number, signs: Signs): boolean {
  const was = before.subarray(from, to).toString('utf8');
  const is = after.subarray(from, to).toString('utf8');
  // A mark in front is no part of the first line, and a bare CR ends one.
  if (was.length !== is.length || is.startsWith('\ufeff') || /\r(?!\n)/.test(is)) return false;
  for (let at = 0; at < is.length; at++) {
    if (was[at] === is[at]) continue;
    if (!/[ xX]/.test(was[at] ?? '') || !/[ xX]/.test(is[at] ?? '')) return false;
    signs.set(`${line}:${at + 1}`, is[at] !== ' ');
  }
  return true;
}
