import { createHash } from 'node:crypto';
import type { PlanNote, PlanSubtask, PlanTask } from '@/lib/domain/plan';

/**
 * Sixteen hex digits over everything an agent would be told of a task: while they are the same, an approval of it
 * stands. Where the task stands, whether it is ticked, and what else the plan says about it do not count.
 */
export function taskFingerprint(task: PlanTask): string {
  const { description, command, args, agent, subtasks, notes, dependencyText } = task;
  const told = [description, command, args, agent, subtasks.map(partText), notes.map(noteText), dependencyText];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
}

const noteText = ({ text }: PlanNote): string => text;

const partText = ({ ref, description, notes, dependencies }: PlanSubtask): unknown[] => [
  ref,
  description,
  notes.map(noteText),
  dependencies,
];
