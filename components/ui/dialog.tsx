'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { cn } from './cn';

const shapes = {
  /** In the middle; from the lower edge on a phone. */
  dialog:
    'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg sm:inset-x-auto sm:top-[8dvh] sm:bottom-auto sm:left-1/2 sm:max-h-[84dvh] sm:w-[min(40rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:rounded-lg',
  /** From the right edge, full height. */
  sheet: 'inset-y-0 right-0 w-[min(26rem,100vw)] border-l',
} as const;

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  shape?: keyof typeof shapes;
  footer?: ReactNode;
  children: ReactNode;
};

/** A modal with title, scrolling middle and a footer that stays in sight. Escape and the cross close it. */
export function Dialog({ open, onOpenChange, title, description, shape = 'dialog', footer, children }: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-in bg-black/45" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            const first = body.current?.querySelector<HTMLElement>(
              '[role="tab"][data-state="active"], input, textarea, select',
            );
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Dialogs are opened by keys and menus too: the focus goes back to where it was, not to a trigger.
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className={cn('fixed z-50 flex animate-in flex-col bg-face shadow-float outline-none', shapes[shape])}
        >
          <header className="flex items-start gap-3 border-b px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-display font-semibold text-lg">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="mt-0.5 text-ink-soft text-sm">{description}</Radix.Description>
              ) : null}
            </div>
            <Radix.Close
              aria-label="Close"
              className="-mr-2 grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:size-10"
            >
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
            {children}
          </div>
          {footer ? (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t bg-ground px-5 py-3 sm:rounded-b-lg">
              {footer}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
