import { type Memory, measureMemory } from './memory';
import { withProject } from './project';
import { readSteps } from './read-steps';
import { importPlan, timeParts } from './store-steps';

export const stepNames = ['lines', 'markdown', 'read', 'import'] as const;
export type StepName = (typeof stepNames)[number];

export type Times = { tasks: number; bytes: number; ms: Record<StepName, number>; parts: Record<string, number> };

const ROUNDS = 5;
/** From so many tasks on one round takes a minute; then two are enough to tell. */
const LARGE = 50_000;

/** Every way in turn, several rounds, the median of each: what slows the machine down meets all alike. */
export function timesToImport(tasks: number, packageRoot: string): Times {
  return withProject(tasks, (project, bytes) => {
    const steps = { ...readSteps, import: (folder: string) => importPlan(folder, packageRoot) };
    const rounds: Record<StepName, number[]> = { lines: [], markdown: [], read: [], import: [] };
    const last = tasks > LARGE ? 1 : ROUNDS;
    for (let round = 0; round <= last; round++) {
      for (const name of stepNames) {
        globalThis.gc?.();
        const began = performance.now();
        const seen = steps[name](project);
        const took = performance.now() - began;
        if (seen !== tasks) throw new Error(`${name} saw ${seen} of ${tasks} tasks: nothing was measured.`);
        // The first round warms up.
        if (round > 0) rounds[name].push(took);
      }
    }
    const { lines, markdown, read, import: whole } = rounds;
    const ms = { lines: median(lines), markdown: median(markdown), read: median(read), import: median(whole) };
    return { tasks, bytes, ms, parts: timeParts(project, packageRoot) };
  });
}

/** Memory of a whole import. */
export function memoryToImport(tasks: number, packageRoot: string): Memory {
  return withProject(tasks, (project) => measureMemory(() => void importPlan(project, packageRoot)));
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
