'use client';
import { TrustBanner } from '@/components/shell/trust-banner';
import { Callout } from '@/components/ui/callout';
import { Code } from '@/components/ui/code';
import { EmptyState } from '@/components/ui/empty-state';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { VerbOutput } from '@/lib/domain/verb-outputs';
import { useLongList } from './long-list';
import { countWord } from './progress-words';
import { SpecRow } from './spec-row';

/** All specs of the project, those that wait for a person first. */
export function SpecList({ first }: { first: FirstPaint<VerbOutput<'specs'>> }) {
  const query = useVerbQuery('specs', { withinMs: 500 }, { first, every });
  const { name, project, trusted, notes, specs } = query.data ?? first.value;
  const waiting = specs.filter((spec) => spec.waitsFor);
  const others = specs.filter((spec) => !spec.waitsFor);
  const { shown, more } = useLongList(others);
  return (
    <div className="mx-auto grid max-w-5xl gap-6">
      <header>
        <h1 className="font-semibold text-3xl">{name}</h1>
        <p className="mt-1 text-ink-faint text-sm">{project}</p>
      </header>
      {trusted ? null : <TrustBanner />}
      {notes.length ? <ProjectNotes notes={notes} /> : null}
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
          {shown.map((spec) => (
            <SpecRow key={spec.id} spec={spec} />
          ))}
          {more}
        </section>
      ) : null}
    </div>
  );
}

/** What stands in the project's own files and could not be used. */
function ProjectNotes({ notes }: { notes: readonly string[] }) {
  return (
    <Callout tone="ask" title="The project’s own description is read in part">
      <ul className="grid gap-1 text-sm">
        {notes.map((note) => (
          <li key={note} className="wrap-anywhere">
            {note}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** Specs that were not looked at yet are asked for at once, a run is followed, and files may change at any time. */
function every(value: VerbOutput<'specs'> | undefined): number {
  if (value?.specs.some(({ pending }) => pending)) return 500;
  return value?.specs.some(isActive) ? 2_000 : 10_000;
}

const isActive = (spec: { status: string }) => spec.status === 'running' || spec.status === 'queued';

function NoSpecs() {
  return (
    <EmptyState title="No plans yet">
      <p>
        A plan is a file <Code>specs/&lt;spec&gt;/layered-tasks.md</Code> in this project: layers as headings, tasks as
        list items. Plans of Spec Kit, Kiro, OpenSpec, Task Master, Backlog.md and others are found where those keep
        them. Put one there and it appears here by itself.
      </p>
      <p className="mt-2">
        To look at a finished one, run <Code>ashlar example my-example</Code> in a terminal.
      </p>
    </EmptyState>
  );
}
