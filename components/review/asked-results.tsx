import { AnswerText } from '@/components/mapping/answer-text';
import { countWord } from '@/components/plan/progress-words';
import { Callout } from '@/components/ui/callout';
import { exactUsd } from '@/lib/domain/mapper';
import type { Asking } from './use-ask-claude';

/** What asking brought so far: proposals with their reasons, what still asks and why, and what it cost. */
export function AskedResults({ asking }: { asking: Asking }) {
  const { state, answered, of, results, problem } = asking;
  const proposed = results.flatMap((result) => result.proposed);
  const refused = results.flatMap((result) => [...result.refused, ...result.none]);
  const cost = results.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  const isCancelled = results.some(({ outcome }) => outcome === 'cancelled');
  return (
    <div className="grid gap-3">
      {state === 'ended' ? null : (
        <progress
          aria-label="Tasks answered"
          max={of}
          value={answered === 0 ? undefined : answered}
          className="h-1.5 w-full accent-ink"
        />
      )}
      <p role="status" aria-busy={state !== 'ended'}>
        {state === 'ended' ? (
          <>
            <span className="font-semibold">{countWord(proposed.length, 'proposal')}</span>, none approved.
            {isCancelled ? ' Cancelled.' : ''}{' '}
            {results.some(({ costUsd }) => costUsd === null)
              ? `At least ${exactUsd(cost)}.`
              : `It cost ${exactUsd(cost)}.`}
          </>
        ) : (
          `${state === 'cancelling' ? 'Cancelling' : 'Asking Claude'} … ${answered} of ${of} answered, ${exactUsd(cost)} so far.`
        )}
      </p>
      {problem ? (
        <Callout tone="broken" title={problem.message}>
          {problem.hint ? <p className="text-sm">{problem.hint}</p> : null}
        </Callout>
      ) : null}
      {proposed.length || refused.length ? (
        <ul className="divide-y border-t text-sm">
          {proposed.map(({ taskId, key, mapping }) => (
            <li key={taskId} className="grid gap-0.5 py-2">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-mono text-ink-soft">{key}</span> <AnswerText answer={mapping.answer} />
              </span>
              <span className="text-ink-soft">{mapping.reason}</span>
            </li>
          ))}
          {refused.map(({ taskId, key, reason }) => (
            <li key={taskId} className="py-2">
              <span className="font-mono text-ink-soft">{key}</span> <span className="text-ask-text">still asks.</span>{' '}
              <span className="text-ink-soft">{reason}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
