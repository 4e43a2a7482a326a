import type { ReactNode } from 'react';
import { Code } from '@/components/ui/code';
import type { Problem } from '@/lib/domain/errors';

/** A page that could not be shown: what happened and what to do, in sentences. */
export function ProblemPage({ title, problem, action }: { title: string; problem: Problem; action?: ReactNode }) {
  return (
    <section className="mx-auto grid max-w-xl gap-3 py-16">
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p>{problem.message}</p>
      {problem.hint ? <p className="text-ink-soft">{problem.hint}</p> : null}
      <p className="text-ink-faint text-sm">
        Code <Code>{problem.code}</Code>
      </p>
      {action ? <div className="flex gap-2 pt-2">{action}</div> : null}
    </section>
  );
}
