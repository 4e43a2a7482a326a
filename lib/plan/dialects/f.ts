import { placeOf, type TaskDraft, takeFront } from '@/lib/plan/task-draft';
import type { Dialect } from './dialect';

const dependsOn = ['(depends on ', '(Depends on '] as const;

/** The marks of `- [ ] T001 [P] [US1] Create X in src/x.ts (depends on T000)`. */
export const dialectF: Dialect = { name: 'F', takeMark, takeTail };

function takeMark(draft: TaskDraft): boolean {
  if (/^\[P\](?=\s|$)/.test(draft.text)) {
    draft.parallel = true;
    takeFront(draft, 3);
    return true;
  }
  const story = draft.ref ? /^\[US\d{1,3}\](?=\s|$)/.exec(draft.text) : null;
  if (!story) return false;
  draft.notes.push({ line: draft.line, text: story[0] });
  takeFront(draft, story[0].length);
  return true;
}

function takeTail(draft: TaskDraft): boolean {
  if (draft.dependencies || !draft.text.includes('epends on ')) return false;
  const start = Math.max(...dependsOn.map((words) => draft.text.lastIndexOf(words)));
  const end = draft.text.endsWith(')') ? draft.text.length - 1 : -1;
  if (start === -1 || end < start || draft.text.slice(start + 1, end).includes('(')) return false;
  const from = start + dependsOn[0].length;
  draft.dependencies = { text: draft.text.slice(from, end).trim(), place: placeOf(draft, from) };
  draft.given.push('dependencies');
  draft.text = draft.text.slice(0, start).trimEnd();
  return true;
}
