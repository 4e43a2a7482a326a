import { layerLooks } from '@/components/plan/status-looks';
import { Badge } from '@/components/ui/badge';
import { formatDuration } from '@/lib/client/durations';
import type { Summary } from '@/lib/domain/summary';

/** The layers of a run in numbers. On a phone the table scrolls within itself. */
export function LayerTable({ layers }: { layers: Summary['layers'] }) {
  const head = 'px-3 py-2 font-medium text-ink-faint first:pl-5 last:pr-5';
  const cell = 'border-t px-3 py-2.5 first:pl-5 last:pr-5';
  return (
    <section
      aria-label="Layers in numbers"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-lg border bg-face shadow-lift"
    >
      <table className="w-full whitespace-nowrap text-sm">
        <thead>
          <tr className="text-left">
            <th className={head}>Layer</th>
            <th className={head}>Status</th>
            <th className={`${head} text-right`}>Complete</th>
            <th className={`${head} text-right`}>Failed</th>
            <th className={`${head} text-right`}>Skipped</th>
            <th className={`${head} text-right`}>Time</th>
            <th className={head}>Sync</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => {
            const { word, icon: Icon, tone } = layerLooks[layer.status];
            return (
              <tr key={layer.key}>
                <th scope="row" className={`${cell} text-left font-medium`}>
                  <span className="mr-2 font-mono font-normal text-ink-faint">{layer.key}</span>
                  {layer.name}
                </th>
                <td className={cell}>
                  <Badge tone={tone}>
                    <Icon aria-hidden />
                    {word}
                  </Badge>
                </td>
                <td className={`${cell} text-right`}>
                  {layer.complete} of {layer.total}
                </td>
                <td className={`${cell} text-right`}>{layer.failed}</td>
                <td className={`${cell} text-right`}>{layer.skipped}</td>
                <td className={`${cell} text-right`}>
                  {layer.durationMs === null ? 'none' : formatDuration(layer.durationMs)}
                </td>
                <td className={cell}>{layer.sync ?? 'none'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
