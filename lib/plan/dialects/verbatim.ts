import type { TaskDraft } from '@/lib/plan/task-draft';
import { readVerbatim } from '@/lib/plan/verbatim';
import type { Dialect } from './dialect';

/** ``- [ ] Task: `` any signs at all `` ``, as plans are written that were layered from another one. */
export const dialectVerbatim: Dialect = { name: 'verbatim', readTask };

function readTask(draft: TaskDraft): 'read' {
  const text = readVerbatim(draft.text);
  if (text !== null) draft.text = text.trim();
  return 'read';
}
