import { ChevronDown } from 'lucide-react';
import { countWord } from '@/components/plan/progress-words';
import { Badge } from '@/components/ui/badge';
import type { RuleEffect } from '@/lib/domain/rule-effect';

const SHOWN_MAX = 50;

/** `Changes 4 mappings, 1 of them approved`, with the list below. */
export function EffectPreview({ effect }: { effect: RuleEffect | undefined }) {
  const count = effect?.changes.length ?? 0;
  return (
    <div className="rounded-md bg-inset px-3 py-2 text-sm" aria-live="polite">
      {!effect ? (
        <p className="text-ink-soft">Looking at all tasks …</p>
      ) : count === 0 ? (
        <p className="text-ink-soft">Changes no mapping of {countWord(effect.total, 'known task')}.</p>
      ) : (
        <details className="group">
          <summary className="flex cursor-pointer list-none items-center gap-1.5 rounded-sm">
            <ChevronDown aria-hidden className="size-4 shrink-0 transition-transform group-open:rotate-180" />
            {sentence(effect)}
          </summary>
          <EffectList effect={effect} />
        </details>
      )}
    </div>
  );
}

function sentence({ changes, approved }: RuleEffect): string {
  const all = `Changes ${countWord(changes.length - approved, 'mapping')}`;
  if (!approved) return `${all}.`;
  if (approved === changes.length) return `Changes nothing that is not approved; ${approved} approved would differ.`;
  return `Changes ${countWord(changes.length, 'mapping')}, ${approved} of them approved.`;
}

function EffectList({ effect: { changes } }: { effect: RuleEffect }) {
  return (
    <ul className="mt-2 grid max-h-64 gap-2.5 overflow-y-auto pb-1">
      {changes.slice(0, SHOWN_MAX).map(({ spec, taskId, key, description, before, after, approved }) => (
        <li key={taskId} className="grid min-w-0 gap-0.5">
          <p className="[overflow-wrap:anywhere]">
            <span className="text-ink-faint">
              {spec} {key}
            </span>{' '}
            {description.slice(0, 140)}
          </p>
          <p className="flex flex-wrap items-center gap-x-1.5 font-mono text-xs [overflow-wrap:anywhere]">
            <span className={approved ? undefined : 'text-ink-faint line-through'}>{before ?? 'asks'}</span>
            {approved ? (
              <Badge tone="laid">approved, keeps its command</Badge>
            ) : (
              <>
                <span aria-hidden>→</span>
                <span className="sr-only">becomes</span>
                <span>{after ?? 'asks'}</span>
              </>
            )}
          </p>
        </li>
      ))}
      {changes.length > SHOWN_MAX ? <li className="text-ink-faint">and {changes.length - SHOWN_MAX} more</li> : null}
    </ul>
  );
}
