import type { Plan, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import { planTasks } from '@/lib/domain/plan';
import type { RunTask } from '@/lib/domain/run';
import type { Tick } from '@/lib/domain/tick';
import { findInRun } from './find-in-run';
import type { TickChange } from './prepare-ticks';

export type WantedTicks = {
  changes: TickChange[];
  /** Ids of boxes that stand ticked without us: remembered, so that a person may untick them for good. */
  stood: string[];
  /** Ids of ticks to forget without touching a file. */
  forget: string[];
  /** Tasks that are complete, and of which the plan has another text or another number by now. */
  doubtful: RunTask[];
};

/** What a run says of a box: done by it, done without it, or to be done (again). */
type Word = 'ticked' | 'stood' | 'open';

/**
 * Which boxes of a plan are to be ticked or opened after a run. Each is ticked once: a tick that a person takes away
 * stays away. Only a tick of ours is taken back, when its task is no longer complete. Sub-tasks go with their task
 * unless they are optional; a task whose parts run singly goes with the last of them. `plan` has sub-tasks under their
 * tasks, whatever was chosen for the run.
 */
export function wantedTicks(plan: Plan, tasks: readonly RunTask[], ticks: readonly Tick[]): WantedTicks {
  const wanted: WantedTicks = { changes: [], stood: [], forget: [], doubtful: [] };
  const known = new Map(ticks.map((tick) => [tick.boxId, tick]));
  const { taskOf, doubtful } = findInRun(plan, tasks);
  wanted.doubtful = doubtful.filter((task) => wordOf(task) === 'ticked' && !known.has(task.taskId));

  const say = (word: Word, item: PlanTask | PlanSubtask, id: string, file: string): void => {
    const { box, done } = item;
    const tick = known.get(id);
    if (!box) return;
    if (word === 'open') {
      if (tick?.sign) wanted.changes.push({ id, file, box, done: false, sign: tick.sign });
      else if (tick) wanted.forget.push(id);
    } else if (word === 'ticked' && !tick?.written) wanted.changes.push({ id, file, box, done: true });
    else if (word === 'stood' && done && !tick) wanted.stood.push(id);
  };

  for (const task of planTasks(plan)) {
    const file = task.file ?? plan.path;
    const whole = taskOf(task);
    const ofParts = task.subtasks.map((part) => ({ part, ran: taskOf(part) }));
    const word = whole ? wordOf(whole) : wordOfParts(ofParts);
    if (!word) continue;
    const id = whole?.taskId ?? task.id;
    // A part added to a task that was ticked before is news to the run: it is not called done.
    const isLate = known.get(id)?.written === true;
    say(word, task, id, file);
    for (const { part, ran } of ofParts) {
      const own = ran ? wordOf(ran) : whole ? word : null;
      if (!own || (!ran && own === 'ticked' && (part.optional || isLate))) continue;
      say(own, part, ran?.taskId ?? part.id, file);
    }
  }
  return wanted;
}

function wordOf({ status, evidence }: RunTask): Word {
  if (status !== 'complete') return 'open';
  return evidence?.by === 'plan' ? 'stood' : 'ticked';
}

/** A task whose parts ran singly is done when they all are; optional ones may have been skipped. */
function wordOfParts(parts: readonly { part: PlanSubtask; ran: RunTask | null }[]): Word | null {
  if (parts.every(({ ran }) => ran === null)) return null;
  const isDone = parts.every(({ part, ran }) => {
    if (!ran) return part.done || part.optional;
    return ran.status === 'complete' || (part.optional && ran.status === 'skipped');
  });
  if (!isDone) return 'open';
  return parts.some(({ ran }) => ran && wordOf(ran) === 'ticked') ? 'ticked' : 'stood';
}
