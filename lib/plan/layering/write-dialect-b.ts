import type { PlanTask } from '@/lib/domain/plan';
import { parsePlan } from '@/lib/plan/parse-plan';
import { visible } from '@/lib/plan/visible-text';
import type { LayeredTask, Layering, LayeringLayer } from './layering';
import { type TextKind, textWriter, type WriteText } from './plain-text';
import { oneLine, taskLines, type WrittenNeeds } from './write-task';

/** How the headings of our own layers say how their tasks run; others say whether they are parallel. */
const runFirst = 'L0';

/**
 * The whole text of a layered-tasks.md. Dependencies stay as the plan words them where that still names the same
 * tasks; elsewhere they are named by the plan's ids, or by place, and the wording is kept as a note.
 */
export function writeDialectB(layering: Layering): string {
  const writeText = textWriter(textsOf(layering));
  const asWorded = write(layering, ({ task }) => ({ text: worded(task), note: null }), writeText);
  const read = parsePlan(asWorded, { spec: layering.spec, path: '', hash: '' });
  const found = read.layers.map((layer) => layer.tasks.map((task) => sameKeys(task.dependencies)));
  const names = taskNames(layering);
  const needsOf: NeedsOf = ({ task, dependencies }, layer, position) => {
    if (found[layer]?.[position] === sameKeys(dependencies)) return { text: worded(task), note: null };
    const named = dependencies.map((key) => names.get(key) ?? key).join(', ') || 'None';
    return { text: named, note: wordedNote(task) };
  };
  return write(layering, needsOf, writeText);
}

type NeedsOf = (task: LayeredTask, layer: number, position: number) => WrittenNeeds;

/** Everything that will be written of the tasks, found by writing it once to nowhere. */
function textsOf(layering: Layering): Record<TextKind, Set<string>> {
  const texts = {
    description: new Set<string>(),
    part: new Set<string>(),
    note: new Set<string>(),
    field: new Set<string>(),
  };
  const keep: WriteText = (text, kind) => {
    texts[kind].add(text);
    return text;
  };
  write(layering, ({ task }) => ({ text: null, note: wordedNote(task) }), keep);
  return texts;
}

function write({ title, spec, from, layers }: Layering, needsOf: NeedsOf, writeText: WriteText): string {
  const blocks = layers.map((layer, index) =>
    [
      `## ${headingOf(layer)}`,
      '',
      ...layer.tasks.flatMap((layered, position) => {
        const marked = layered.parallel && !layer.parallel;
        return taskLines(layered.task, needsOf(layered, index, position), marked, writeText);
      }),
    ].join('\n'),
  );
  const head = `# Layered tasks: ${oneLine(title) || spec}`;
  const remark = `> Layered by Ashlar from ${oneLine(visible(from))}. From now on this file is the plan: edit it as you like.`;
  return `${[head, remark, ...blocks].join('\n\n')}\n`;
}

function headingOf({ key, name, parallel }: LayeringLayer): string {
  const mode = key === runFirst ? 'Run First' : parallel ? 'Parallel' : 'Sequential';
  return `Layer ${key.slice(1)}: ${oneLine(name)} (${mode})`;
}

const worded = ({ dependencyText }: PlanTask): string | null => oneLine(dependencyText ?? '') || null;

function wordedNote(task: PlanTask): string | null {
  const text = worded(task);
  return text === null ? null : `As written: depends on ${text}`;
}

const sameKeys = (keys: readonly string[]): string => [...keys].sort().join(' ');

/** Keys of tasks to the plan's own ids, where those are single words that only one task has. */
function taskNames({ layers }: Layering): Map<string, string> {
  const counts = new Map<string, number>();
  const tasks = layers.flatMap(({ key, tasks: own }) =>
    own.map(({ task }, position) => ({ key: `${key}.${position + 1}`, ref: task.ref })),
  );
  for (const { ref } of tasks) if (ref !== null) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  return new Map(
    tasks.flatMap(({ key, ref }) =>
      ref !== null && counts.get(ref) === 1 && /^[\w.-]+$/.test(ref) ? [[key, ref] as const] : [],
    ),
  );
}
