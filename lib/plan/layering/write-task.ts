import type { PlanNote, PlanSubtask, PlanTask } from '@/lib/domain/plan';
import { taskRefPattern } from '@/lib/plan/task-ref';
import { writeVerbatim } from '@/lib/plan/verbatim';
import { noteLines } from './note-lines';
import type { WriteText } from './plain-text';

/** White space of any kind as one space: a task's text stands in one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a task's line says of dependencies, and a note that goes with it. */
export type WrittenNeeds = { text: string | null; note: string | null };

/** A task in dialect B, with everything the plan says of it. `marked` writes `[P]`, where its layer is not parallel. */
export function taskLines(task: PlanTask, needs: WrittenNeeds, marked: boolean, writeText: WriteText): string[] {
  const { ref, complexity, agent, estimate, command, args, optional } = task;
  const front = ref !== null && taskRefPattern.test(ref) ? `${ref} ` : '';
  const mark = marked ? '[P] ' : '';
  const lines = [`- ${box(task.done)} ${front}Task: ${mark}${writeText(oneLine(task.description), 'description')}`];
  const add = (name: string, value: string | null): void => {
    if (value !== null) lines.push(`  - ${name}: ${value}`);
  };
  add('Id', ref !== null && front === '' ? writeId(ref) : null);
  const writeField = (value: string | null) => (value === null ? null : writeText(oneLine(value), 'field'));
  add('Complexity', writeField(complexity));
  add('Agent', writeField(agent));
  add('Dependencies', needs.text);
  add('Estimate', writeField(estimate));
  add('Command', command === null ? null : writeCode(`${command} ${args}`.trim()));
  add('Optional', optional ? 'yes' : null);
  for (const part of task.subtasks) lines.push(...partLines(part, writeText));
  const own: PlanNote[] = needs.note === null ? [] : [{ line: task.line, text: needs.note }];
  return [...lines, ...noteLines([...task.notes, ...own], '  ', writeText)];
}

function partLines(
  { ref, description, done, optional, dependencies, notes }: PlanSubtask,
  writeText: WriteText,
): string[] {
  const lines = [`  - ${box(done)} ${writeText(oneLine(description), 'part')}`];
  if (ref !== null) lines.push(`    - Id: ${writeId(ref)}`);
  if (optional) lines.push('    - Optional: yes');
  if (dependencies.length > 0) lines.push(`    - Dependencies: ${dependencies.map(oneLine).join(', ')}`);
  return [...lines, ...noteLines(notes, '    ', writeText)];
}

const box = (done: boolean): string => (done ? '[x]' : '[ ]');

const writeId = (ref: string): string => (/^[\w.#-]{1,60}$/.test(ref) ? ref : writeVerbatim(ref));

/** A command is code to a person; the reader wants marks that do not occur in it. */
const writeCode = (text: string): string => (text.includes('`') ? writeVerbatim(text) : `\`${text}\``);
