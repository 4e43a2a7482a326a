import type { PlanLayer, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import type { PlanDiff } from '@/lib/domain/plan-diff';

type Field = PlanDiff['changed'][number]['fields'][number];

/** A task in its plan: its layer, and its place over all layers. */
export type Placed = { task: PlanTask; layer: PlanLayer; order: number };

/** The tasks that places such as `L1.2` stand for. */
export type TasksByKey = ReadonlyMap<string, PlanTask>;

/** What changed about a task besides its ticks and its place, in the order of `taskFields`. */
export function diffTask(was: Placed, is: Placed, tasksBefore: TasksByKey, tasksAfter: TasksByKey): Field[] {
  const { task: before } = was;
  const { task: after } = is;
  const fields: Field[] = [];
  const compare = (field: Field['field'], was: string | null, is: string | null): void => {
    if (was !== is) fields.push({ field, before: was, after: is });
  };
  compare('description', before.description, after.description);
  compare('ref', before.ref, after.ref);
  compare('command', before.command, after.command);
  compare('args', before.args || null, after.args || null);
  compare('agent', before.agent, after.agent);
  compare('complexity', before.complexity, after.complexity);
  compare('estimate', before.estimate, after.estimate);
  // A layer's run mode is the layer's change, not that of all its tasks.
  if (!was.layer.parallel && !is.layer.parallel) {
    compare('parallel', yesOrNo(before.parallel), yesOrNo(after.parallel));
  }
  compare('optional', yesOrNo(before.optional), yesOrNo(after.optional));
  fields.push(...dependencies(before, after, tasksBefore, tasksAfter));
  compare('sub-tasks', partLines(before), partLines(after));
  compare('notes', noteLines(before.notes), noteLines(after.notes));
  compare('file', before.file, after.file);
  return fields;
}

/** The same words may name another task by now, and other words the same: either is a change. */
function dependencies(before: PlanTask, after: PlanTask, tasksBefore: TasksByKey, tasksAfter: TasksByKey): Field[] {
  const sameText = before.dependencyText === after.dependencyText;
  if (sameText && meant(before, tasksBefore) === meant(after, tasksAfter)) return [];
  if (!sameText) return [{ field: 'dependencies', before: before.dependencyText, after: after.dependencyText }];
  return [{ field: 'dependencies', before: named(before, tasksBefore), after: named(after, tasksAfter) }];
}

function meant({ dependencies: keys }: PlanTask, tasks: TasksByKey): string {
  return keys
    .map((key) => tasks.get(key)?.id ?? key)
    .sort()
    .join(' ');
}

function named({ dependencies: keys }: PlanTask, tasks: TasksByKey): string | null {
  const names = keys.map((key) => [key, tasks.get(key)?.description].filter(Boolean).join(' '));
  return names.length ? names.join('\n') : null;
}

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');

function noteLines(notes: PlanTask['notes']): string | null {
  return notes.length ? notes.map(({ text }) => text).join('\n') : null;
}

function partLines({ subtasks }: PlanTask): string | null {
  const lines = ({ ref, description, optional, notes, dependencies: waits }: PlanSubtask): string[] => [
    [ref, description, optional ? '(optional)' : null, waits.length ? `(after ${waits.join(', ')})` : null]
      .filter(Boolean)
      .join(' '),
    ...notes.map(({ text }) => `  ${text}`),
  ];
  return subtasks.length ? subtasks.flatMap(lines).join('\n') : null;
}
