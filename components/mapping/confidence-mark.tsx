import { cn } from '@/components/ui/cn';
import { type ConfidenceBand, confidenceBand } from '@/lib/domain/confidence';
import type { MappingOrigin } from '@/lib/domain/mapping';

const bands: Record<ConfidenceBand, { courses: number; word: string; color: string }> = {
  high: { courses: 3, word: 'high', color: 'text-laid-text' },
  medium: { courses: 2, word: 'medium', color: 'text-ask-text' },
  ask: { courses: 1, word: 'ask', color: 'text-ask-text' },
};

/** Where a mapping comes from, in words. */
export const originWords: Record<MappingOrigin, string> = {
  plan: 'written in the plan',
  correction: 'learned from a correction',
  rule: 'by rule',
  search: 'found by search',
  person: 'your answer',
  ask: 'asks you',
  agent: 'proposed by Claude',
};

/** How sure a proposal is: three courses for high, two for medium, one for ask; the number and the word beside it. */
export function ConfidenceMark({ confidence }: { confidence: number }) {
  const { courses, word, color } = bands[confidenceBand(confidence)];
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap text-sm', color)}>
      <svg viewBox="0 0 14 12" aria-hidden="true" className="h-3 w-3.5">
        {[0, 1, 2].map((course) => (
          <rect
            key={course}
            x={0.5}
            y={8.5 - course * 4}
            width={13}
            height={3}
            rx={0.6}
            fill={course < courses ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeOpacity={course < courses ? 1 : 0.45}
            strokeWidth={0.8}
          />
        ))}
      </svg>
      <span>
        <span className="sr-only">Confidence </span>
        {confidence} {word}
      </span>
    </span>
  );
}
