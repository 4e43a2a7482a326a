import { countWord } from '@/components/plan/progress-words';
import { formatDuration } from '@/lib/client/durations';
import type { Estimate } from '@/lib/domain/estimate';
import type { EstimateResult } from '@/lib/domain/verb-outputs';

/** What the work will probably take and cost, in all and layer by layer; says how much of it is known. */
export function EstimateLines({ layers, total }: EstimateResult) {
  return (
    <section aria-label="Estimate" className="grid gap-1 text-sm">
      <p>
        {total.ms === null ? (
          'No command of this run has a history here yet, so nothing is estimated.'
        ) : (
          <>
            By earlier attempts here about <strong>{amounts(total)}</strong> of work is left
            {total.known < total.tasks ? `, for ${total.known} of ${countWord(total.tasks, 'task')}` : null}.
          </>
        )}
      </p>
      {total.ms === null || layers.length < 2 ? null : (
        <ul className="text-ink-soft">
          {layers.map((layer) => (
            <li key={layer.key}>
              <span className="font-mono">{layer.key}</span> {layer.name}:{' '}
              {layer.tasks === 0 ? 'nothing left' : layer.ms === null ? 'not known' : amounts(layer)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const amounts = ({ ms, usd }: Estimate): string =>
  [ms === null ? null : formatDuration(ms), usd === null ? null : `US$ ${usd.toFixed(2)}`].filter(Boolean).join(', ');
