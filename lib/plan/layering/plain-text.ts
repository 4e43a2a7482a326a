import type { PlanTask } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';
import { writeVerbatim } from '@/lib/plan/verbatim';

export const textKinds = ['description', 'part', 'note', 'field'] as const;
export type TextKind = (typeof textKinds)[number];

/** Writes a text so that the reader gives it back: plain where that is enough, else as one that is taken as it stands. */
export type WriteText = (text: string, kind: TextKind) => string;

/** Words and simple signs: nothing in them means anything in a plan. Asked first, as reading costs much more. */
const harmless = /^\p{L}[\p{L} ,'’-]*$/u;
const source = { spec: 'plain', path: 'plain', hash: '' };
const TEXTS_AT_ONCE = 500;

/**
 * Finds out which texts may be written plain, by reading them: no list of signs could know what all dialects see in a
 * text. `texts` are all that will be asked for, by kind; each is read once, many in one plan.
 */
export function textWriter(texts: Record<TextKind, Iterable<string>>): WriteText {
  const plain = {} as Record<TextKind, Set<string>>;
  for (const kind of textKinds) {
    const doubtful = [...new Set(texts[kind])].filter((text) => !harmless.test(text));
    const found: string[] = [];
    for (let from = 0; from < doubtful.length; from += TEXTS_AT_ONCE) {
      found.push(...readPlain(doubtful.slice(from, from + TEXTS_AT_ONCE), kind));
    }
    plain[kind] = new Set(found);
  }
  return (text, kind) => (harmless.test(text) || plain[kind].has(text) ? text : writeVerbatim(text));
}

/** Those of the texts that come back as they are. Where one reaches beyond its own task the others are read without it. */
function readPlain(texts: readonly string[], kind: TextKind): string[] {
  if (texts.length === 0) return [];
  const lines = texts.flatMap((text) => [...linesOf(text, kind), '- [ ] Task: end']);
  const { layers } = parsePlan(`## Layer 0: A\n${lines.join('\n')}\n`, source);
  const tasks = layers.flatMap((layer) => layer.tasks);
  const isApart = tasks.length === 2 * texts.length && tasks.every((task, at) => at % 2 === 0 || isEnd(task));
  if (isApart) return texts.filter((text, at) => isSeenAs(tasks[2 * at] as PlanTask, text, kind));
  const middle = Math.floor(texts.length / 2);
  return texts.length === 1
    ? []
    : [...readPlain(texts.slice(0, middle), kind), ...readPlain(texts.slice(middle), kind)];
}

function linesOf(text: string, kind: TextKind): string[] {
  if (kind === 'description') return [`- [ ] Task: ${text}`];
  if (kind === 'field') return ['- [ ] Task: task', `  - Agent: ${text}`];
  return ['- [ ] Task: task', kind === 'part' ? `  - [ ] ${text}` : `  - ${text}`];
}

const isEnd = ({ description, notes, subtasks }: PlanTask): boolean =>
  description === 'end' && notes.length === 0 && subtasks.length === 0;

/** Whether the text came back whole and nothing else was seen in it. */
function isSeenAs(task: PlanTask, text: string, kind: TextKind): boolean {
  const { command, ref, parallel, optional, dependencyText, complexity, estimate } = task;
  if (parallel || optional || [command, ref, dependencyText, complexity, estimate].some((seen) => seen !== null)) {
    return false;
  }
  const parts = task.subtasks.map((part) => part.description);
  const notes = task.notes.map((note) => note.text);
  const seen = [task.description, parts, notes, task.agent];
  const of = (own: TextKind): string[] => (kind === own ? [text] : []);
  const meant = [kind === 'description' ? text : 'task', of('part'), of('note'), kind === 'field' ? text : null];
  return JSON.stringify(seen) === JSON.stringify(meant);
}
