import type { PlanPhase } from '@/lib/domain/plan';
import type { ArrangedLayer, WrittenLayer } from './arrange-layers';
import { phaseIds } from './phase-ids';
import type { Remarks } from './remarks';
import { quoted, visible } from './visible-text';

/** A phase that stands among layers, the layer it became, and the one before it in the file. */
export type PlacedPhase = { written: WrittenLayer; layer: ArrangedLayer; after: ArrangedLayer | null };

/** Says of every phase among layers which layer it became, and why; sets `phase` of its tasks. */
export function toPhases(placed: readonly PlacedPhase[], remarks: Remarks): PlanPhase[] {
  const ids = phaseIds(placed.map(({ written }) => written.heading.title));
  return placed.map(({ written, layer, after }, index) => {
    const { heading, place, tasks } = written;
    const why = after ? `it stands after ${after.key} in the file` : 'it stands first in the file';
    const message = `${quoted(heading.title)} has no layer number: it runs as ${layer.key}, for ${why}.`;
    remarks.add('I_PHASE_LAYER', place, message, 'Write it as ## Layer N: Title to choose its place.');
    const id = ids[index] ?? '';
    for (const task of tasks) task.phase = id;
    const reason = `The phase has no layer number, and ${why}.`;
    return {
      id,
      title: visible(heading.title),
      line: place.line,
      layer: layer.key,
      reason,
      chosen: false,
      tasks: tasks.length,
    };
  });
}
