'use client';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useLongList } from '@/components/plan/long-list';
import { countWord } from '@/components/plan/progress-words';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { RunComparison, RunListed } from '@/lib/domain/run-comparison';
import { DifferenceRow } from './difference-row';
import { FiguresTable } from './figures-table';

/** Two runs of a spec: their totals, and every task that differs. Which ones stands in the address. */
export function CompareView({ first }: { first: FirstPaint<RunComparison> }) {
  const { spec, a, b, differences, same } = first.value;
  const router = useRouter();
  const runs = useVerbQuery('runs', { spec }).data?.runs ?? [b, a];
  const { shown, more } = useLongList(differences);
  const page = `/specs/${encodeURIComponent(spec)}`;
  const choose = (ids: { a: string; b: string }) => router.push(`${page}/compare?${new URLSearchParams(ids)}`);
  return (
    <div className="mx-auto grid max-w-5xl gap-6">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <h1 className="font-semibold text-3xl">Two runs of {spec}</h1>
        <Button asChild size="md">
          <Link href={`${page}/runs`}>All runs</Link>
        </Button>
      </header>
      <div className="grid gap-4 sm:grid-cols-2">
        <RunChoice label="Before" run={a} runs={runs} onChoose={(id) => choose({ a: id, b: b.id })} />
        <RunChoice label="After" run={b} runs={runs} onChoose={(id) => choose({ a: a.id, b: id })} />
      </div>
      <FiguresTable a={a} b={b} />
      <section aria-labelledby="differences" className="grid gap-3">
        <h2 id="differences" className="font-semibold text-xl">
          {differences.length
            ? `${countWord(differences.length, 'task')} differ${differences.length === 1 ? 's' : ''}`
            : 'No task differs'}
        </h2>
        {differences.length ? (
          <ul className="divide-y rounded-lg border bg-face shadow-lift">
            {shown.map((task) => (
              <DifferenceRow key={task.taskId} spec={spec} task={task} />
            ))}
            {more ? <li>{more}</li> : null}
          </ul>
        ) : null}
        <p className="text-ink-soft text-sm">
          {countWord(same, 'task')} {same === 1 ? 'is' : 'are'} the same in both: status, command and cost, and time
          within a fifth.
        </p>
      </section>
    </div>
  );
}

type RunChoiceProps = { label: string; run: RunListed; runs: readonly RunListed[]; onChoose: (id: string) => void };

function RunChoice({ label, run, runs, onChoose }: RunChoiceProps) {
  const choices = runs.some(({ id }) => id === run.id) ? runs : [run, ...runs];
  return (
    <Field label={label}>
      {(ids) => (
        <Select {...ids} value={run.id} onChange={(event) => onChoose(event.target.value)}>
          {choices.map((each) => (
            <option key={each.id} value={each.id}>
              {each.startedAt.slice(0, 19).replace('T', ' ')} UTC, {each.rehearsal ? 'rehearsal, ' : ''}
              {each.status}, {each.complete} of {each.total}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
