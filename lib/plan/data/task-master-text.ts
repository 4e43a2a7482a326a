import type { Plan } from '@/lib/domain/plan';
import type { PlanSource } from '@/lib/plan/parse-plan';
import { splitPlanLines } from '@/lib/plan/plan-lines';
import { Remarks } from '@/lib/plan/remarks';
import { type PlanPart, remarksOf } from './file-remarks';
import { planFromOutline } from './outline-plan';
import { readTextField } from './task-master-lines';
import { TextTask } from './text-task';

/** Whether a text is a task file of Task Master, as `task_004.txt` or `task_004.md`. */
export function isTaskMasterText(text: string): boolean {
  const lines = text.slice(0, 4000).split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  return first !== -1 && beginsTask(lines, first);
}

/** Parses the task files of Task Master, each of one task or more. Never throws. */
export function parseTaskMasterText(files: readonly PlanPart[], source: PlanSource): Plan {
  const remarks = new Remarks();
  const lines = { total: 0, understood: 0 };
  const open: TextTask[] = [];
  for (const file of files) open.push(...readFile(file, remarksOf(file, files, remarks), lines));
  open.sort((a, b) => compareIds(a.id, b.id));
  const ids = new Set(open.flatMap((task) => task.ids()));
  const tasks = open.map((task) => task.finish(ids, files.length === 1)).filter((task) => task !== null);
  const phases = tasks.length > 0 ? [{ title: '', place: { line: 1, column: 1 }, parallel: false, tasks }] : [];
  const title = source.spec === 'taskmaster' ? 'Task Master' : source.spec;
  return planFromOutline(source, { format: 'task-master', title, phases, lines }, remarks);
}

function readFile(file: PlanPart, remarks: Remarks, counted: Plan['lines']): TextTask[] {
  const { raw } = splitPlanLines(file.text, remarks);
  const tasks: TextTask[] = [];
  let strayFrom: number | null = null;
  raw.forEach((text, index) => {
    if (text.trim() === '') return;
    const line = index + 1;
    counted.total += 1;
    if (beginsTask(raw, index)) tasks.push(new TextTask(readTextField(text)?.value ?? '', line, file.path, remarks));
    else if (tasks.length === 0) {
      strayFrom ??= line;
      return;
    } else tasks.at(-1)?.take(text.trimEnd(), line);
    counted.understood += 1;
  });
  if (strayFrom !== null) {
    const message = tasks.length > 0 ? 'Text before the first task was not read.' : 'The file holds no task.';
    remarks.add('W_UNKNOWN_LINE', { line: strayFrom, column: 1 }, message, 'Begin with # Task ID: and # Title:.');
  }
  return tasks;
}

/** The id's line is followed by a title soon: in a task's details it may stand alone. */
function beginsTask(lines: readonly string[], index: number): boolean {
  if (readTextField(lines[index] ?? '')?.name !== 'task id') return false;
  return lines.slice(index + 1, index + 5).some((line) => readTextField(line)?.name === 'title');
}

function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
