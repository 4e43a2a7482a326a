'use client';
import { Toaster as Sonner } from 'sonner';

export function Toaster({ theme }: { theme: 'light' | 'dark' | 'system' }) {
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      closeButton
      toastOptions={{
        classNames: {
          toast: 'rounded-lg! border-joint! bg-face! text-ink! shadow-float! font-sans!',
          description: 'text-ink-soft!',
          actionButton: 'bg-ink! text-face!',
          closeButton: 'border-joint! bg-face! text-ink!',
          error: '[&_[data-icon]]:text-broken-text!',
        },
      }}
    />
  );
}
