import { isComplexity } from '@/lib/plan/complexity-words';
import { readLayerHeading } from '@/lib/plan/layer-heading';
import { readCommand } from '@/lib/plan/read-command';
import type { Place, Remarks } from '@/lib/plan/remarks';
import { placeOf, type TaskDraft } from '@/lib/plan/task-draft';
import { quoted, visibleCommand } from '@/lib/plan/visible-text';
import { type CommandTail, findCommandTail } from './command-tail';
import type { Dialect } from './dialect';

const form = 'Write ``- Description (`/command args`, agent, complexity)``.';

/** ``- Description (`/command args`, agent, complexity)``, where agent and complexity may be missing. */
export const dialectA: Dialect = { name: 'A', readHeading: readLayerHeading, readTask };

function readTask(draft: TaskDraft, remarks: Remarks): 'read' | 'broken' {
  const tail = findCommandTail(draft.text);
  if (tail.kind === 'broken') {
    remarks.add('E_TASK_SYNTAX', placeOf(draft, tail.at), `Not understood: ${quoted(draft.text)} ${tail.reason}`, form);
    return 'broken';
  }
  for (const span of tail.mentioned) {
    const message = `${quoted(span.text)} stands inside the sentence and was not taken as the task's command.`;
    const twice = tail.kind === 'tail' && draft.text[span.start - 1] === '(';
    remarks.add(twice ? 'W_TWO_COMMANDS' : 'I_COMMAND_IN_TEXT', placeOf(draft, span.start), message, form);
  }
  if (tail.kind === 'tail') takeTail(draft, tail, remarks);
  return 'read';
}

function takeTail(draft: TaskDraft, tail: Extract<CommandTail, { kind: 'tail' }>, remarks: Remarks): void {
  const place = placeOf(draft, tail.span.start);
  const command = readCommand(tail.span.text, place, remarks);
  if (command) Object.assign(draft, command);
  else draft.notes.push({ line: place.line, text: visibleCommand(tail.span.text) });
  draft.given.push('command');
  if (tail.rest !== '') {
    draft.notes.push({ line: place.line, text: tail.rest });
    remarks.add('W_TEXT_AFTER', place, `${quoted(tail.rest)} after the parenthesis was kept as a note.`, form);
  }
  takeParts(draft, tail.fields, place, remarks);
  draft.text = draft.text.slice(0, tail.open).trimEnd();
}

function takeParts(draft: TaskDraft, fields: string, place: Place, remarks: Remarks): void {
  if (fields === '') return;
  const parts = fields
    .slice(1)
    .split(',')
    .map((part) => (part.includes('`') ? part.replaceAll('`', '') : part).trim());
  const [first = '', second, ...extra] = parts;
  if (parts.length === 1 && isComplexity(first)) {
    takeComplexity(draft, first, place, remarks);
    return;
  }
  draft.agent = first || null;
  if (first !== '') draft.given.push('agent');
  if (first === '') remarks.add('W_AGENT', place, 'The agent is empty; the task is unassigned.');
  if (second !== undefined) takeComplexity(draft, second, place, remarks);
  if (extra.length > 0) {
    draft.notes.push({ line: place.line, text: extra.join(', ') });
    remarks.add(
      'W_EXTRA_FIELDS',
      place,
      `${quoted(extra.join(', '))} was kept as a note: after the command come an agent and a complexity.`,
      form,
    );
  }
}

function takeComplexity(draft: TaskDraft, text: string, place: Place, remarks: Remarks): void {
  draft.complexity = text || null;
  if (text !== '') draft.given.push('complexity');
  if (isComplexity(text)) return;
  remarks.add(
    'W_UNKNOWN_COMPLEXITY',
    place,
    text === '' ? 'The complexity is empty.' : `The complexity ${quoted(text)} is unknown.`,
  );
}
