import type { Plan, PlanPhase, PlanTask } from '@/lib/domain/plan';
import { type Judgement, judgeByWords } from './judge-task';
import type { Placed } from './layering';

/** The last of our own layers. A person may have put a task into a later one. */
const LAST = 3;

/** Gives every task its layer by a person's word, its own words, its phase, or its place; in the order of the file. */
export function placeTasks(plan: Plan, chosen: ReadonlySet<string>): Placed[] {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const tasks = inFileOrder(plan);
  return tasks.map(({ task, layerKey }, order) => {
    const phase = phases.get(task.phase ?? '') ?? null;
    const placed = Number(layerKey.slice(1));
    const { layer, reason } = chosen.has(task.id)
      ? { layer: placed, reason: `You put it into L${placed}.` }
      : judge(task, placed, phase, order / tasks.length);
    return { task, order, from: phase?.title ?? null, layer, reason };
  });
}

function judge(task: PlanTask, placed: number, phase: PlanPhase | null, share: number): Judgement {
  if (phase?.chosen) return { layer: placed, reason: `You put its phase ${phase.title} into L${placed}.` };
  const byWords = judgeByWords(task.description);
  if (byWords) return byWords;
  if (phase && phase.title !== '') {
    const layer = Math.min(Number(phase.layer.slice(1)), LAST);
    return { layer, reason: `Its words say no layer; its phase is L${layer}. ${phase.reason}`.trim() };
  }
  const layer = Math.min(Math.floor(share * (LAST + 1)), LAST);
  return { layer, reason: `Its words say no layer: L${layer} by its place in the file.` };
}

/** Layers of a plan group its phases; tasks are to keep the order of their lines. */
function inFileOrder(plan: Plan): { task: PlanTask; layerKey: string }[] {
  const tasks = plan.layers.flatMap(({ key, tasks: own }) => own.map((task) => ({ task, layerKey: key })));
  const files = new Map<string | null, number>();
  for (const { task } of tasks) if (!files.has(task.file)) files.set(task.file, files.size);
  const fileOf = ({ file }: PlanTask): number => files.get(file) ?? 0;
  return tasks.sort((a, b) => fileOf(a.task) - fileOf(b.task) || a.task.line - b.task.line);
}
