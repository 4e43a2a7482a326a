import type { TextLine } from './block';
import { codeSpans } from './code-spans';
import { isComplexity } from './complexity-words';
import { readAgents } from './dialects/agent-marks';
import type { Field } from './dialects/dialect';
import { takeAgent } from './dialects/take-agent';
import { readCommand } from './read-command';
import type { Place, Remarks } from './remarks';
import type { TaskDraft } from './task-draft';
import { readVerbatim } from './verbatim';
import { quoted, visibleCommand } from './visible-text';

const nothing = /^(?:none|n\/a|na|tbd|\?|-|–|—)?\.?$/i;

/** Puts a field's value where it belongs. The first of two counts; the second is kept as a note. */
export function applyField(draft: TaskDraft, field: Field, place: Place, remarks: Remarks): void {
  const value = readVerbatim(field.value) ?? unmarked(field.value);
  if (draft.given.includes(field.name)) {
    remarks.add('W_FIELD_TWICE', place, `The ${field.name} is given twice; the first one counts.`);
    draft.notes.push({ line: place.line, text: `${field.name}: ${value}` });
    return;
  }
  draft.given.push(field.name);
  if (field.name === 'dependencies') draft.dependencies = { text: field.value, place };
  else if (field.name === 'command') applyCommand(draft, field.value, place, remarks);
  else if (field.name === 'id') applyId(draft, value, place);
  else if (field.name === 'optional') draft.optional = true;
  else if (field.name === 'agent') applyAgent(draft, value, place, remarks);
  else {
    draft[field.name] = value || null;
    if (field.name === 'complexity' && !isComplexity(value)) remarkComplexity(value, place, remarks);
  }
}

/** A bullet under a `Dependencies:` without a value of its own is one of them. */
export function continueDependencies(draft: TaskDraft, { text, line, column }: TextLine): void {
  const written = draft.dependencies;
  if (!written || written.text === '') draft.dependencies = { text, place: { line, column } };
  else written.text += `, ${text}`;
}

function applyAgent(draft: TaskDraft, value: string, place: Place, remarks: Remarks): void {
  const marks = readAgents(value);
  // `@claude` is the agent claude; words beside it, or no sign at all, are its name as it stands.
  if (!marks || marks.length < value.length) draft.agent = value || null;
  else {
    draft.given = draft.given.filter((name) => name !== 'agent');
    takeAgent(draft, marks.agents, place, remarks);
  }
}

/** The id at the front of a task's line counts before one below it. */
function applyId(draft: TaskDraft, value: string, { line }: Place): void {
  if (draft.ref === null) draft.ref = value;
  else draft.notes.push({ line, text: `Id: ${value}` });
}

function applyCommand(draft: TaskDraft, value: string, place: Place, remarks: Remarks): void {
  const [span] = codeSpans(value).spans;
  const text = (span?.text ?? value).trim();
  const beside = span ? [value.slice(0, span.start), value.slice(span.end)] : [];
  const around = beside
    .map((part) => part.replace(/[*_]+/g, '').trim())
    .join(' ')
    .trim();
  if (around !== '') {
    draft.notes.push({ line: place.line, text: around });
    remarks.add('W_TEXT_AFTER', place, `${quoted(around)} beside the command was kept as a note.`);
  }
  if (nothing.test(text)) return;
  const command = readCommand(text, place, remarks);
  if (command) Object.assign(draft, command);
  else draft.notes.push({ line: place.line, text: visibleCommand(text) });
}

function remarkComplexity(value: string, place: Place, remarks: Remarks): void {
  const message = value === '' ? 'The complexity is empty.' : `The complexity ${quoted(value)} is unknown.`;
  remarks.add('W_UNKNOWN_COMPLEXITY', place, message);
}

/** Without the emphasis or code marks that enclose the whole of it. */
function unmarked(text: string): string {
  const marks = /^(?:\*{1,3}|_{1,3}|`{1,3})/.exec(text)?.[0] ?? '';
  const inner = text.slice(marks.length, -marks.length);
  const encloses = marks !== '' && text.length > 2 * marks.length && text.endsWith(marks) && !inner.includes(marks);
  return encloses ? inner.trim() : text;
}
