'use client';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';

export type RunViewName = 'list' | 'timeline';
const words: Record<RunViewName, string> = { list: 'List', timeline: 'Timeline' };

/** The ways to look at a run; each has an address. */
export function RunViews({ spec, view }: { spec: string; view: RunViewName }) {
  const page = `/specs/${encodeURIComponent(spec)}/run`;
  return (
    <nav aria-label="View" className="flex gap-1">
      {(Object.keys(words) as RunViewName[]).map((name) => (
        <Link
          key={name}
          href={name === 'list' ? page : `${page}?view=${name}`}
          scroll={false}
          aria-current={name === view ? 'true' : undefined}
          className={cn(
            'inline-flex h-8 items-center rounded-md px-3 font-medium text-sm pointer-coarse:h-10',
            name === view ? 'bg-hover text-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
          )}
        >
          {words[name]}
        </Link>
      ))}
    </nav>
  );
}
