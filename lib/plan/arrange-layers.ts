import type { PlanPhase } from '@/lib/domain/plan';
import { layerNames } from './guess-layers';
import type { LayerHeading } from './layer-heading';
import { LayerNumbers } from './layer-numbers';
import { type PlacedPhase, toPhases } from './phases-between';
import type { Place, Remarks } from './remarks';
import { readRunMode } from './run-mode';
import type { TaskDraft } from './task-draft';
import { quoted } from './visible-text';

/** A layer as it stands in the file. */
export type WrittenLayer = { heading: LayerHeading; place: Place; tasks: TaskDraft[] };

/** A layer in the order it runs; `key` is `L` and its number. */
export type ArrangedLayer = {
  key: string;
  number: number;
  name: string;
  parallel: boolean;
  line: number;
  tasks: TaskDraft[];
};

/**
 * Orders layers by number, joins those of the same number, and reports gaps, odd numbers and odd run modes. A layer
 * without a number runs after the one that stands before it; a phase between layers becomes one of them the same way.
 */
export function arrangeLayers(
  written: readonly WrittenLayer[],
  remarks: Remarks,
): { layers: ArrangedLayer[]; phases: PlanPhase[] } {
  const given = new LayerNumbers(written);
  const byNumber = new Map<number, ArrangedLayer>();
  const phases: PlacedPhase[] = [];
  let highest = -1;
  let before: ArrangedLayer | null = null;
  for (const layer of written) {
    const { order } = layer.heading;
    if (order === 'phase' && layer.tasks.length === 0) {
      remarks.add('I_PHASE_EMPTY', layer.place, `The phase ${quoted(layer.heading.title)} has no tasks.`);
      continue;
    }
    if (order === 'unreadable') remarkNumber(layer, remarks);
    const number = given.numberOf(layer.heading, before?.number ?? -1);
    const arranged = arrange(layer, number, remarks);
    const same = byNumber.get(number);
    if (same) joinLayers(same, arranged, layer.place, remarks);
    else byNumber.set(number, arranged);
    if (order === 'phase') phases.push({ written: layer, layer: arranged, after: before });
    if (order === 'unreadable') continue;
    if (number < highest) remarkOrder(number, highest, layer.place, remarks);
    highest = Math.max(highest, number);
    before = arranged;
  }
  const layers = [...byNumber.values()].sort((a, b) => a.number - b.number);
  remarkGaps(layers, remarks);
  return { layers, phases: toPhases(phases, remarks) };
}

function arrange({ heading, place, tasks }: WrittenLayer, number: number, remarks: Remarks): ArrangedLayer {
  const mode = readRunMode(heading.title);
  if (mode.odd) {
    const message = `The run mode in ${quoted(heading.title)} is ${mode.odd}; the tasks run one after the other.`;
    remarks.add('W_LAYER_MODE', place, message, 'Write (Parallel) or (Sequential).');
  }
  const { parallel } = mode;
  return { key: `L${number}`, number, name: mode.name || `Layer ${number}`, parallel, line: place.line, tasks };
}

function joinLayers(first: ArrangedLayer, second: ArrangedLayer, place: Place, remarks: Remarks): void {
  for (const task of second.tasks) first.tasks.push(task);
  first.parallel = first.parallel && second.parallel;
  const message = `Layer ${first.number} stands on line ${first.line} already; the tasks of both are shown as one layer.`;
  remarks.add(
    'E_LAYER_TWICE',
    place,
    message,
    'Give the layers different numbers, or put their tasks under one heading.',
  );
}

function remarkNumber({ place, heading }: WrittenLayer, remarks: Remarks): void {
  const message = `The number of the layer ${quoted(heading.title)} cannot be read.`;
  remarks.add('E_LAYER_NUMBER', place, message, 'Layers are numbered 0, 1, 2 … up to 99.');
}

function remarkOrder(number: number, after: number, place: Place, remarks: Remarks): void {
  const message = `Layer ${number} stands after layer ${after}; layers run in the order of their numbers.`;
  remarks.add('W_LAYER_ORDER', place, message, 'Put the layers in order.');
}

function remarkGaps(layers: readonly ArrangedLayer[], remarks: Remarks): void {
  const gap = keepOurNames(layers) ? 'I_LAYER_GAP' : 'W_LAYER_GAP';
  layers.forEach((layer, index) => {
    const place = { line: layer.line, column: 1 };
    const before = layers[index - 1];
    const expected = before ? before.number + 1 : Math.min(layer.number, 1);
    if (layer.number > expected) {
      const missing =
        layer.number - 1 === expected ? `Layer ${expected} is` : `Layers ${expected} to ${layer.number - 1} are`;
      remarks.add(gap, place, `${missing} missing before layer ${layer.number}.`);
    }
    // A plan without any task is said to be empty as a whole; then its layers are not shown, but told.
    const code = layers.some((other) => other.tasks.length > 0) ? 'W_LAYER_EMPTY' : 'I_LAYER_EMPTY';
    if (layer.tasks.length === 0) remarks.add(code, place, `Layer ${layer.number} has no tasks.`);
  });
}

/** Our four layers mean something by themselves: a plan in them may leave one out, as no task belongs there. */
function keepOurNames(layers: readonly ArrangedLayer[]): boolean {
  const four = layers.filter(({ number }) => number < layerNames.length);
  return four.length > 0 && four.every(({ name, number }) => name === layerNames[number]);
}
