import type { TaskReading } from './read-task';
import { askingRules } from './rules/original';
import { makingKinds, type TaskKind } from './task-kinds';
import { stemsOf } from './words';

/** Why tasks of some kinds have no command of their own. */
const kindReasons: Partial<Record<TaskKind, string>> = {
  document: 'This is documentation, and no installed command is made for just this text.',
  'sample-data': 'This makes sample or seed data, which is the project’s own business.',
  'write-tests': 'This writes tests, and no command is sure to be made for these.',
  check: 'This is a check by hand, and no command is sure to do it.',
  install: 'This installs packages, which no slash command is needed for.',
  fix: 'This repairs something that exists; commands make new things.',
  change: 'This changes something that exists, and no command is sure to be made for that.',
  remove: 'This removes something, and no command is made for that.',
  move: 'This moves existing code, and no command is made for that.',
  study: 'This is an investigation, and no command is sure to do it.',
  style: 'This is about looks, and no command is sure to do it.',
  run: 'This runs something, and no command is sure to be meant.',
};

/** One sentence for a task that no rule speaks for. */
export function whyAsk(task: TaskReading, layerKey: string | null): string {
  for (const rule of askingRules) {
    const fits = rule.objects
      .split(',')
      .map(stemsOf)
      .find((stems) => endsWith(task, stems));
    const inLayer = layerKey === null || rule.layers.includes(layerKey);
    if (fits && inLayer && makingKinds.has(task.kind)) return `You are asked because ${rule.why}.`;
  }
  return kindReasons[task.kind] ?? 'No rule speaks for this task, and no command’s description fits it well enough.';
}

function endsWith(task: TaskReading, stems: readonly string[]): boolean {
  return task.objects.some(({ to, from }) => {
    const at = to - stems.length;
    return at >= from && stems.every((stem, i) => task.words[at + i]?.stem === stem);
  });
}
