import type { ReactNode } from 'react';

/** What to say where nothing is yet: a heading, a sentence on what goes here, what to do. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <section className="grid justify-items-center gap-3 rounded-lg border border-dashed px-6 py-12 text-center">
      <div aria-hidden className="grid w-24 gap-1">
        <div className="grid grid-cols-[2fr_3fr_2fr] gap-1">
          <i className="stone h-3.5 opacity-0" />
          <i className="stone h-3.5" />
          <i className="stone h-3.5 opacity-0" />
        </div>
        <div className="grid grid-cols-[3fr_2fr_3fr] gap-1">
          <i className="stone h-3.5" />
          <i className="stone h-3.5" />
          <i className="stone h-3.5" />
        </div>
      </div>
      <h2 className="font-semibold text-xl">{title}</h2>
      <div className="max-w-prose text-ink-soft">{children}</div>
      {action}
    </section>
  );
}
