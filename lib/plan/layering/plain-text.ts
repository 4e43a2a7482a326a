import type { PlanTask } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';
import { writeVerbatim } from '@/lib/plan/verbatim';

export type TextKind = 'description' | 'part' | 'note' | 'field';

/** Words and simple signs: nothing in them means anything in a plan. Asked first, as reading costs a hundred times more. */
const harmless = /^\p{L}[\p{L} ,'’-]*$/u;
const source = { spec: 'plain', path: 'plain', hash: '' };

/** A text as it is to be written: plain where the reader gives it back so, else as one that is taken as it stands. */
export function writeText(text: string, kind: TextKind): string {
  return harmless.test(text) || readsPlain(text, kind) ? text : writeVerbatim(text);
}

function readsPlain(text: string, kind: TextKind): boolean {
  const { layers } = parsePlan(`## Layer 0: A\n${lines(text, kind).join('\n')}\n- [ ] Task: end\n`, source);
  const [task, end, ...more] = layers.flatMap((layer) => layer.tasks);
  if (!task || end?.description !== 'end' || more.length > 0) return false;
  return sees(task, text, kind);
}

function lines(text: string, kind: TextKind): string[] {
  if (kind === 'description') return [`- [ ] Task: ${text}`];
  if (kind === 'field') return ['- [ ] Task: task', `  - Agent: ${text}`];
  return ['- [ ] Task: task', kind === 'part' ? `  - [ ] ${text}` : `  - ${text}`];
}

/** Whether the text came back whole and nothing else was seen in it. */
function sees(task: PlanTask, text: string, kind: TextKind): boolean {
  const { command, ref, parallel, optional, dependencyText, complexity, estimate } = task;
  if (command ?? ref ?? dependencyText ?? complexity ?? estimate ?? (parallel || optional || null)) return false;
  const parts = task.subtasks.map((part) => part.description);
  const notes = task.notes.map((note) => note.text);
  const seen = JSON.stringify([task.description, parts, notes, task.agent]);
  const isDescription = kind === 'description';
  return (
    seen ===
    JSON.stringify([
      isDescription ? text : 'task',
      kind === 'part' ? [text] : [],
      kind === 'note' ? [text] : [],
      kind === 'field' ? text : null,
    ])
  );
}
