import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5.5 min-w-5.5 place-items-center rounded-sm border border-joint border-b-2 bg-ground px-1.5 font-mono text-ink-soft text-xs">
      {children}
    </kbd>
  );
}
