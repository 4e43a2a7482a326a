import type { Diagnostic, PlanLayer } from '@/lib/domain/plan';
import { Remarks } from '@/lib/plan/remarks';
import { quoted } from '@/lib/plan/visible-text';

/** Says which tasks were put into a layer that runs before one they wait for. */
export function remarkOrder(spec: string, layers: readonly PlanLayer[]): Diagnostic[] {
  const remarks = new Remarks();
  const order = new Map(layers.map(({ key }, index) => [key, index]));
  layers.forEach((layer, index) => {
    for (const task of layer.tasks) {
      const layerOf = (key: string): string => key.split('.', 1)[0] ?? key;
      const later = task.dependencies.filter((key) => (order.get(layerOf(key)) ?? -1) > index);
      if (later.length === 0) continue;
      const last = later.map(layerOf).reduce((a, b) => ((order.get(a) ?? 0) >= (order.get(b) ?? 0) ? a : b));
      const message = `${quoted(task.description)} was put into ${layer.key}, but waits for ${later.slice(0, 5).join(', ')}, which runs later.`;
      const name = task.ref ?? task.key;
      const hint = `Put it into ${last} or later: ashlar arrange ${spec} --task ${name}=${last}`;
      remarks.add('E_LAYER_BEFORE_DEPENDENCY', { line: task.line, column: 1 }, message, hint);
    }
  });
  return remarks.list();
}
