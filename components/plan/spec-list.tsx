'use client';
import { TrustBanner } from '@/components/shell/trust-banner';
import { Code } from '@/components/ui/code';
import { EmptyState } from '@/components/ui/empty-state';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import { countWord } from './progress-words';
import { SpecRow } from './spec-row';

/** All specs of the project, those that wait for a person first. */
export function SpecList({ first }: { first: FirstPaint<VerbOutput<'specs'>> }) {
  const query = useVerbQuery('specs', {}, { first, every: (value) => (value?.specs.some(isActive) ? 2_000 : 10_000) });
  const { name, project, trusted, specs } = query.data ?? first.value;
  const waiting = specs.filter((spec) => spec.waitsFor);
  const others = specs.filter((spec) => !spec.waitsFor);
  return (
    <div className="mx-auto grid max-w-5xl gap-6">
      <header>
        <h1 className="font-semibold text-3xl">{name}</h1>
        <p className="mt-1 text-ink-faint text-sm">{project}</p>
      </header>
      {trusted ? null : <TrustBanner />}
      {specs.length === 0 ? <NoSpecs /> : null}
      {waiting.length ? (
        <section aria-labelledby="waiting" className="grid gap-3">
          <h2 id="waiting" className="font-semibold text-xl">
            Waiting for you
          </h2>
          {waiting.map((spec) => (
            <SpecRow key={spec.id} spec={spec} />
          ))}
        </section>
      ) : null}
      {others.length ? (
        <section aria-labelledby="specs" className="grid gap-3">
          <h2 id="specs" className="font-semibold text-xl">
            {waiting.length ? 'Other specs' : countWord(specs.length, 'spec')}
          </h2>
          {others.map((spec) => (
            <SpecRow key={spec.id} spec={spec} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

const isActive = (spec: { status: string }) => spec.status === 'running' || spec.status === 'queued';

function NoSpecs() {
  return (
    <EmptyState title="No plans yet">
      <p>
        A plan is a file <Code>specs/&lt;spec&gt;/layered-tasks.md</Code> in this project: layers as headings, tasks as
        list items. Put one there and it appears here by itself.
      </p>
      <p className="mt-2">
        To look at a finished one, run <Code>ashlar example my-example</Code> in a terminal.
      </p>
    </EmptyState>
  );
}
