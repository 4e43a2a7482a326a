'use client';
import { Code } from '@/components/ui/code';
import { useVerbQuery } from '@/lib/client/verb-query';
import { SyncChecksForm } from './sync-checks-form';

/** What is run after each layer, and the project's own checks where that is not there. */
export function SyncSettings() {
  const view = useVerbQuery('syncChecks', {}).data;
  if (!view) return null;
  const { command, unusable, confirmed } = view;
  if (command === null) return <p className="text-ink-soft">Nothing is run: the sync is off.</p>;
  return (
    <div className="grid gap-4">
      <p>
        <Code>{command}</Code>{' '}
        <span className="text-ink-soft">{unusable === null ? 'is run after each layer.' : unusable}</span>
      </p>
      <p className="max-w-prose text-ink-soft text-sm">
        Where it is not there, the project’s own checks are run instead, as you confirm them.{' '}
        {confirmed === null
          ? 'You were not asked yet: the first layer that comes to it will ask.'
          : confirmed.length
            ? `Confirmed: ${confirmed.join(', then ')}.`
            : 'You chose to run none.'}
      </p>
      <SyncChecksForm key={confirmed?.join('\n') ?? ''} view={view} confirm="Confirm these checks" />
    </div>
  );
}
