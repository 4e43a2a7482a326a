import type { ComponentProps } from 'react';
import { cn } from './cn';

const tones = {
  plain: 'bg-inset text-ink-soft',
  laid: 'bg-laid-wash text-laid-text',
  live: 'bg-live-wash text-live-text',
  ask: 'bg-ask-wash text-ask-text',
  broken: 'bg-broken-wash text-broken-text',
  outline: 'border border-joint text-ink-soft',
} as const;

export type Tone = keyof typeof tones;

/** A small label: an icon and a word. */
export function Badge({ tone = 'plain', className, ...props }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      {...props}
      className={cn(
        'inline-flex h-5.5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs [&_svg]:size-3.5 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
    />
  );
}
