import type { PlanNote } from '@/lib/domain/plan';
import { splitPlanLines } from '@/lib/plan/plan-lines';
import type { Place, Remarks } from '@/lib/plan/remarks';
import { draftTask, type TaskDraft } from '@/lib/plan/task-draft';
import { fieldList, fieldText, type Head, placeOfField, readHead } from './backlog-fields';
import type { PlanPart } from './file-remarks';
import { applyStatus } from './written-status';

/** A task of Backlog.md with what decides its place. Dependencies are still as written. */
export type BacklogTask = {
  draft: TaskDraft;
  id: string;
  milestone: string;
  ordinal: number | null;
  dependencies: string[];
  place: Place;
  remarks: Remarks;
};

/** Fields that say nothing to those who do the task. */
const dates = new Set([
  'created_date',
  'updated_date',
  'completed_date',
  'reporter',
  'ordinal',
  'id',
  'title',
  'status',
]);
const ownFields = new Set([...dates, 'dependencies', 'depends_on', 'assignee', 'milestone']);
const noteFields = ['priority', 'labels', 'milestone', 'parent_task_id'];
const titles: Record<string, string> = { parent_task_id: 'Part of' };
/** Signs around sections that only programs read. */
const marker = /^\s*<!--\s*(?:SECTION:[A-Z_]+|AC|DOD):(?:BEGIN|END)\s*-->\s*$/;

/** Whether a text is a task file of Backlog.md: a head with an id, a title and a status. */
export function isBacklogTask(text: string): boolean {
  const head = readHead(
    text
      .slice(0, 16_000)
      .replace(/^\ufeff/, '')
      .split(/\r\n|\r|\n/),
  );
  return head !== null && ['id', 'title', 'status'].every((name) => fieldText(head, name) !== '');
}

/** Reads one task file; null, with a remark, when it is none. Counts its lines. */
export function readBacklogTask(
  file: PlanPart,
  remarks: Remarks,
  counted: { total: number; understood: number },
): BacklogTask | null {
  const { raw } = splitPlanLines(file.text, remarks);
  const filled = raw.filter((line) => line.trim() !== '').length;
  counted.total += filled;
  const named = /^([A-Za-z][A-Za-z0-9]*-\d+(?:\.\d+)*)\s+-\s+(.+)\.md$/.exec(file.path.split('/').at(-1) ?? '');
  const head = readHead(raw);
  const title = (head && fieldText(head, 'title')) || named?.[2]?.replace(/-/g, ' ') || '';
  if (!head || title === '') {
    const message = head ? 'The task has no title.' : 'The file has no head between two lines of ---: it is no task.';
    remarks.add('W_NO_TASK', { line: 1, column: 1 }, message, 'Give it an id, a title and a status.');
    return null;
  }
  counted.understood += filled;
  if (head.broken)
    remarks.add('W_FRONT_MATTER', { line: 1, column: 1 }, 'The head is no YAML; it was read line by line.');
  const id = fieldText(head, 'id') || named?.[1] || '';
  const place = placeOfField(raw, head, 'title');
  const draft = draftTask([{ ...place, text: title, indented: false }]);
  draft.file = file.path;
  draft.ref = id || null;
  draft.agent = fieldList(head, 'assignee')[0]?.replace(/^@/, '') ?? null;
  draft.notes = [...headNotes(head, raw), ...bodyNotes(raw, head.lines)];
  applyStatus(draft, fieldText(head, 'status'), placeOfField(raw, head, 'status'), remarks);
  const ordinal = Number(fieldText(head, 'ordinal') || Number.NaN);
  return {
    ...{ draft, id, remarks, milestone: fieldText(head, 'milestone') },
    ordinal: Number.isFinite(ordinal) ? ordinal : null,
    dependencies: [...fieldList(head, 'dependencies'), ...fieldList(head, 'depends_on')],
    place: placeOfField(raw, head, 'dependencies'),
  };
}

function headNotes(head: Head, raw: readonly string[]): PlanNote[] {
  const others = [...head.fields.keys()].filter((name) => !ownFields.has(name) && !noteFields.includes(name));
  return [...noteFields, ...others].flatMap((name) => {
    const text = fieldList(head, name).join(', ') || fieldText(head, name);
    if (text === '') return [];
    const { line } = placeOfField(raw, head, name);
    return [
      { line, text: `${titles[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ')}: ${text}` },
    ];
  });
}

/** The text below the head, word for word; the boxes of acceptance criteria are no tasks. */
function bodyNotes(raw: readonly string[], from: number): PlanNote[] {
  const notes = raw.map((text, index) => ({ line: index + 1, text: text.trimEnd() })).slice(from);
  return notes.filter(({ text }) => text.trim() !== '' && !marker.test(text) && !/^##\s+Description\s*$/i.test(text));
}
