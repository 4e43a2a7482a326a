import type { ComponentProps } from 'react';
import { cn } from './cn';

const field =
  'w-full rounded-md border border-edge bg-face text-base text-ink placeholder:text-ink-faint ' +
  'focus-visible:border-focus focus-visible:outline-offset-0 aria-invalid:border-broken disabled:opacity-60';

export function Input(props: ComponentProps<'input'>) {
  return <input type="text" {...props} className={cn(field, 'h-9 px-2.5 pointer-coarse:h-10', props.className)} />;
}

export function Textarea(props: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...props} className={cn(field, 'min-h-20 px-2.5 py-2', props.className)} />;
}

/** The system's own select: fast, reachable by keyboard, right on a phone. */
export function Select(props: ComponentProps<'select'>) {
  return <select {...props} className={cn(field, 'h-9 px-2 pr-8 pointer-coarse:h-10', props.className)} />;
}
