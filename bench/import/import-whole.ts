import { type Memory, measureMemory } from './memory';
import { readSteps } from './read-steps';
import { importSteps, openBook, timeParts } from './store-steps';

export const stepNames = ['lines', 'markdown', 'blocks', 'read', 'import', 'mapped'] as const;
export type StepName = (typeof stepNames)[number];

export type Times = { ms: Record<StepName, number>; parts: Record<string, number> };

const ROUNDS = 7;
/** From so many tasks on one round takes a minute; then two are enough to tell. */
const LARGE = 50_000;

/** Every way in turn, several rounds, the median of each: what slows the machine down meets all alike. */
export function timesToImport(project: string, tasks: number, packageRoot: string): Times {
  const rounds: Record<StepName, number[]> = { lines: [], markdown: [], blocks: [], read: [], import: [], mapped: [] };
  const last = tasks > LARGE ? 2 : ROUNDS;
  for (let round = 0; round <= last; round++) {
    for (const name of stepNames) {
      const step = prepare(name, project, packageRoot);
      globalThis.gc?.();
      const began = performance.now();
      const seen = step.work();
      const took = performance.now() - began;
      step.close();
      if (seen !== tasks) throw new Error(`${name} saw ${seen} of ${tasks} tasks: nothing was measured.`);
      // The first round warms up.
      if (round > 0) rounds[name].push(took);
    }
  }
  const ms = Object.fromEntries(stepNames.map((name) => [name, median(rounds[name])])) as Record<StepName, number>;
  return { ms, parts: timeParts(project, packageRoot) };
}

/** A project is opened once and takes up many plans: its new database is no part of an import. */
function prepare(name: StepName, project: string, packageRoot: string): { work: () => number; close: () => void } {
  if (name !== 'import' && name !== 'mapped') return { work: () => readSteps[name](project), close: () => {} };
  const book = openBook(project, packageRoot);
  return { work: () => importSteps[name](book), close: book.close };
}

/** Memory of an import as the person waits for it, or with every proposal made. */
export function memoryToImport(project: string, step: 'import' | 'mapped', packageRoot: string): Memory {
  const book = openBook(project, packageRoot);
  const memory = measureMemory(() => void importSteps[step](book));
  book.close();
  return memory;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
