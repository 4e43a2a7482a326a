import type { Plan, PlanPhase, PlanTask } from '@/lib/domain/plan';
import { readPhaseName } from '@/lib/plan/phase-words';
import { type Judgement, judgeByWords } from './judge-task';
import type { Placed } from './layering';

/** The last of our own layers. A person may have put a task into a later one. */
const LAST = 3;

/** Gives every task its layer by a person's word, its own words, its phase, or its place; in the order of the file. */
export function placeTasks(plan: Plan, chosen: ReadonlySet<string>): Placed[] {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  // The layer of a lone phase says nothing: all tasks stand in it.
  const telling = plan.phases.length > 1 ? phases : new Map<string, PlanPhase>();
  const tasks = inFileOrder(plan);
  const judged = tasks.map(({ task, layerKey }) => {
    const placed = Number(layerKey.slice(1));
    if (chosen.has(task.id)) return { layer: placed, reason: `You put it into L${placed}.` };
    const phase = phases.get(task.phase ?? '');
    if (phase?.chosen) return { layer: placed, reason: `You put its phase ${phase.title} into L${placed}.` };
    return byWordsOrPhase(task.description, telling.get(task.phase ?? ''));
  });
  return byPlace(judged).map(({ layer, reason }, order) => {
    const { task } = tasks[order] as FiledTask;
    return { task, order, from: phases.get(task.phase ?? '')?.title ?? null, layer, reason };
  });
}

function byWordsOrPhase(description: string, phase: PlanPhase | undefined): Judgement | null {
  const said = judgeByWords(description);
  if (!said?.plain) return said ?? byPhase(phase);
  return (phase && namesItsLayer(phase) ? byPhase(phase, 'Its verb alone says little') : null) ?? said;
}

/** A phase called `Database Setup` says its layer; one called `Phase 2`, or that had to give way to others, does not. */
function namesItsLayer({ title, layer }: PlanPhase): boolean {
  const [named] = readPhaseName(title).layers;
  return named !== undefined && `L${named}` === layer;
}

function byPhase(phase: PlanPhase | undefined, words = 'Its words say no layer'): Judgement | null {
  if (!phase || phase.title === '') return null;
  const layer = Math.min(Number(phase.layer.slice(1)), LAST);
  return { layer, reason: `${words}; its phase is L${layer}. ${phase.reason}`.trim() };
}

/** What nothing else says: between the layers of the tasks before and after, as if the file began at L0 and ended at L3. */
function byPlace(judged: readonly (Judgement | null)[]): Judgement[] {
  const next: { at: number; layer: number }[] = [];
  let after = { at: judged.length, layer: LAST };
  for (let at = judged.length - 1; at >= 0; at--) {
    next[at] = after;
    const known = judged[at];
    if (known) after = { at, layer: Math.min(known.layer, LAST) };
  }
  let before = { at: -1, layer: 0 };
  return judged.map((known, at) => {
    if (known) {
      before = { at, layer: Math.min(known.layer, LAST) };
      return known;
    }
    const to = next[at] ?? after;
    const share = (at - before.at) / (to.at - before.at);
    const layer = Math.round(before.layer + (to.layer - before.layer) * share);
    return { layer, reason: `Its words say no layer: L${layer} by its place among the others.` };
  });
}

type FiledTask = { task: PlanTask; layerKey: string };

/** Layers of a plan group its phases; tasks are to keep the order of their lines. */
function inFileOrder(plan: Plan): FiledTask[] {
  const tasks = plan.layers.flatMap(({ key, tasks: own }) => own.map((task) => ({ task, layerKey: key })));
  const files = new Map<string | null, number>();
  for (const { task } of tasks) if (!files.has(task.file)) files.set(task.file, files.size);
  const fileOf = ({ file }: PlanTask): number => files.get(file) ?? 0;
  return tasks.sort((a, b) => fileOf(a.task) - fileOf(b.task) || a.task.line - b.task.line);
}
