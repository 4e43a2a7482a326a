'use client';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { Tooltip } from './tooltip';

const base =
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors duration-150 ' +
  'aria-disabled:cursor-not-allowed aria-disabled:opacity-55 disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0 aria-busy:[&_svg~svg]:hidden';

const looks = {
  primary: 'bg-ink text-face not-aria-disabled:hover:bg-ink-soft',
  secondary:
    'border border-edge/60 bg-face text-ink not-aria-disabled:hover:border-edge not-aria-disabled:hover:bg-hover',
  /** Says yes to one of many: quieter than the page's one primary. */
  accept:
    'border border-laid/60 bg-laid-wash text-laid-text not-aria-disabled:hover:border-laid not-aria-disabled:hover:bg-hover',
  quiet: 'text-ink-soft not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink',
  danger:
    'border border-broken/50 bg-face text-broken-text not-aria-disabled:hover:border-broken not-aria-disabled:hover:bg-broken-wash',
} as const;

const sizes = {
  sm: 'h-7 px-2.5 text-sm pointer-coarse:h-9',
  md: 'h-9 px-3.5 text-sm pointer-coarse:h-10',
  icon: 'size-8 pointer-coarse:size-10',
} as const;

export type ButtonProps = ComponentProps<'button'> & {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  /** Waiting for the answer: shows a spinner and takes no further press. */
  pending?: boolean;
  /** Why it cannot be pressed now. It stays reachable so that the reason can be read. */
  disabledReason?: string | null;
  /** Puts the look on the only child (a link) instead of a button. */
  asChild?: boolean;
};

export function Button({ look = 'secondary', size = 'sm', pending, disabledReason, asChild, ...props }: ButtonProps) {
  const className = cn(base, looks[look], sizes[size], props.className);
  if (asChild) return <Slot.Root {...props} className={className} />;
  const off = Boolean(disabledReason) || pending;
  const button = (
    <button
      type="button"
      {...props}
      className={className}
      aria-disabled={off || undefined}
      aria-busy={pending || undefined}
      onClick={off ? (event) => event.preventDefault() : props.onClick}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {props.children}
    </button>
  );
  return disabledReason ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}
