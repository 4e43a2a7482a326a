import type { PlanTask } from '@/lib/domain/plan';
import { namedFiles } from './named-files';

/** The files that a task and its parts name, in the order of the text. */
export function taskFiles({ description, args, notes, subtasks }: PlanTask): string[] {
  const found = namedFiles({ text: `${description} ${args}`, notes });
  for (const part of subtasks)
    for (const file of namedFiles({ text: part.description, notes: part.notes })) found.add(file);
  return [...found];
}
