import {
  CircleHelp,
  type LucideIcon,
  PencilLine,
  Square,
  SquareCheck,
  SquareCheckBig,
  SquareDashed,
  SquareMinus,
  Unplug,
} from 'lucide-react';
import { cn } from '@/components/ui/cn';
import type { ReviewState } from './review-state';

/** Every state as word, shape and colour. */
const looks: Record<ReviewState, { word: string; icon: LucideIcon; color: string }> = {
  settled: { word: 'done', icon: SquareCheckBig, color: 'text-ink-faint' },
  approved: { word: 'approved', icon: SquareCheck, color: 'text-laid-text' },
  high: { word: 'high', icon: Square, color: 'text-ink-soft' },
  medium: { word: 'medium', icon: SquareMinus, color: 'text-ask-text' },
  low: { word: 'low', icon: SquareDashed, color: 'text-ask-text' },
  asks: { word: 'asks', icon: CircleHelp, color: 'text-ask-text' },
  changed: { word: 'changed', icon: PencilLine, color: 'text-ask-text' },
  dead: { word: 'dead', icon: Unplug, color: 'text-broken-text' },
};

export function StateMark({ state }: { state: ReviewState }) {
  const { word, icon: Icon, color } = looks[state];
  return (
    <span data-state={state} className={cn('inline-flex items-center gap-1.5 whitespace-nowrap text-sm', color)}>
      <Icon aria-hidden className="size-4 shrink-0" /> {word}
    </span>
  );
}
