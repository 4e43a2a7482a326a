import type { Step } from '@/lib/domain/step';

/** A step with those of the sub-agent it started. */
export type StepNode = { step: Step; inside: StepNode[] };

/** Steps in order, those of a sub-agent below the call that started it. One whose call is unknown stands by itself. */
export function stepTree(steps: readonly Step[]): StepNode[] {
  const calls = new Map<string, StepNode>();
  const roots: StepNode[] = [];
  for (const step of steps) {
    const node: StepNode = { step, inside: [] };
    const starter = step.parent === null ? undefined : calls.get(step.parent);
    (starter?.inside ?? roots).push(node);
    if (step.type === 'tool') calls.set(step.id, node);
  }
  return roots;
}
