import type { PlanPhase } from '@/lib/domain/plan';
import type { ArrangedLayer } from './arrange-layers';
import { phaseIds } from './phase-ids';
import { placePhases } from './place-phases';
import { raisedTasks } from './raise-tasks';
import type { Remarks } from './remarks';
import { readRunMode } from './run-mode';
import type { TaskDraft } from './task-draft';
import { quoted, visible } from './visible-text';
import type { WrittenPhase } from './written-phase';

const hint = 'ashlar arrange puts phases and tasks into other layers.';

/** What the layers of a plan are called that does not name them. */
export const layerNames: readonly string[] = ['Infrastructure', 'Core Services', 'Features', 'Integration'];

/**
 * Gives the phases of a file that says no layers a place in L0 to L3, by name and order; the reasons stand in the
 * phases. Tasks keep the order of the file; one that waits for a task of a later layer is moved there and reported.
 * Sets `phase` of every task.
 */
export function guessLayers(
  written: readonly WrittenPhase[],
  remarks: Remarks,
): { layers: ArrangedLayer[]; phases: PlanPhase[] } {
  const filled = written.filter(({ tasks }) => tasks.length > 0);
  for (const { title, place } of written.filter(({ tasks }) => tasks.length === 0 && written.length > 1)) {
    if (title !== '') remarks.add('I_PHASE_EMPTY', place, `The phase ${quoted(title)} has no tasks.`);
  }
  const phases = toPhases(filled);
  const layers = toLayers(filled, phases);
  remarkGuess(filled, layers, remarks);
  return { layers: moveRaised(layers, remarks), phases };
}

function toPhases(written: readonly WrittenPhase[]): PlanPhase[] {
  const places = placePhases(written.map(({ title }) => title));
  const ids = phaseIds(written.map(({ title }) => title));
  return written.map(({ title, place, tasks }, index) => {
    const id = ids[index] ?? '';
    for (const task of tasks) task.phase = id;
    const { layer, reason } = places[index] ?? { layer: 0, reason: '' };
    return {
      id,
      title: visible(title),
      line: place.line,
      layer: `L${layer}`,
      reason,
      chosen: false,
      tasks: tasks.length,
    };
  });
}

function toLayers(written: readonly WrittenPhase[], phases: readonly PlanPhase[]): ArrangedLayer[] {
  const byKey = new Map<string, ArrangedLayer>();
  written.forEach(({ tasks, parallel, place }, index) => {
    const key = phases[index]?.layer ?? 'L0';
    const layer = byKey.get(key);
    if (layer) {
      for (const task of tasks) layer.tasks.push(task);
      layer.parallel = layer.parallel && parallel;
      return;
    }
    const number = Number(key.slice(1));
    const name = written.length === 1 ? loneName(written) : (layerNames[number] ?? `Layer ${number}`);
    byKey.set(key, { key, number, name, parallel, line: place.line, tasks: [...tasks] });
  });
  return [...byKey.values()].sort((a, b) => a.number - b.number);
}

function loneName([lone]: readonly WrittenPhase[]): string {
  return readRunMode(lone?.title ?? '').name || 'Tasks';
}

function remarkGuess(written: readonly WrittenPhase[], layers: readonly ArrangedLayer[], remarks: Remarks): void {
  const [first] = written;
  if (!first) return;
  const keys = layers.map(({ key }) => key).join(', ');
  const message =
    written.length === 1
      ? 'The file says no layers: its tasks run in the order of the file, in one layer.'
      : `The file says no layers: its ${written.length} phases were put into ${keys}, by their names and their order.`;
  remarks.add('I_LAYERS_GUESSED', first.place, message, hint);
}

function moveRaised(layers: ArrangedLayer[], remarks: Remarks): ArrangedLayer[] {
  const raised = raisedTasks(layers);
  if (raised.size === 0) return layers;
  for (const [draft, number] of raised) {
    const message = `${quoted(draft.text)} waits for a task of L${number} and was moved there.`;
    remarks.add('I_TASK_RAISED', draft.dependencies?.place ?? { line: draft.line, column: 1 }, message, hint);
  }
  const numberOf = (draft: TaskDraft, layer: ArrangedLayer): number => raised.get(draft) ?? layer.number;
  const tasks = layers.flatMap((layer) => layer.tasks.map((draft) => ({ draft, number: numberOf(draft, layer) })));
  return layers
    .map((layer) => ({
      ...layer,
      tasks: tasks.filter(({ number }) => number === layer.number).map(({ draft }) => draft),
    }))
    .filter((layer) => layer.tasks.length > 0);
}
