import { CircleAlert, CircleHelp, Info, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

const tones: Record<'info' | 'ask' | 'broken', { look: string; icon: LucideIcon; color: string }> = {
  info: { look: 'border-joint bg-face', icon: Info, color: 'text-ink-soft' },
  ask: { look: 'border-ask/60 bg-ask-wash', icon: CircleHelp, color: 'text-ask-text' },
  broken: { look: 'border-broken/50 bg-broken-wash', icon: CircleAlert, color: 'text-broken-text' },
};

type CalloutProps = ComponentProps<'div'> & {
  tone?: keyof typeof tones;
  title: ReactNode;
  /** Replaces the tone's own icon. */
  icon?: LucideIcon;
};

/** Something to notice: a heading with its icon, then what it means and what to do. */
export function Callout({ tone = 'info', title, icon, children, className, ...props }: CalloutProps) {
  const { look, icon: Own, color } = tones[tone];
  const Icon = icon ?? Own;
  return (
    <div {...props} className={cn('flex gap-3 rounded-lg border px-4 py-3', look, className)}>
      <Icon aria-hidden className={cn('mt-0.5 size-5 shrink-0', color)} />
      <div className="grid min-w-0 flex-1 gap-1.5">
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </div>
  );
}
