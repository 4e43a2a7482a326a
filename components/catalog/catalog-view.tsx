'use client';
import { RotateCw } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useRowKeys } from '@/components/plan/use-row-keys';
import { When } from '@/components/task/when';
import { Button } from '@/components/ui/button';
import { FilterButtons } from '@/components/ui/filter-buttons';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { type FirstPaint, useVerbQuery } from '@/lib/client/verb-query';
import type { CatalogView as Catalog } from '@/lib/domain/verb-outputs';
import { CatalogEmpty } from './catalog-empty';
import { CatalogRemarks } from './catalog-remarks';
import { CatalogSearch } from './catalog-search';
import { CommandRow } from './command-row';
import {
  type CatalogFilter,
  catalogFilters,
  catalogFilterWords,
  filterCommands,
  groupCommands,
} from './group-commands';

/** Every command that was found for this project: whether it can be used, where it stands, and which tasks use it. */
export function CatalogView({ first }: { first: FirstPaint<Catalog> }) {
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<CatalogFilter>('all');
  const words = useDeferredValue(typed).trim().slice(0, 200);
  const whole = useVerbQuery('catalog', {}, { first }).data ?? first.value;
  const query = useVerbQuery('catalog', { words }, { enabled: words !== '', steady: true });
  const found = words === '' ? whole : (query.data ?? whole);
  const reload = useVerbMutation('catalog');
  useRowKeys();

  const shown = filterCommands(found.commands, filter, whole.uses);
  const groups =
    words === '' ? groupCommands(shown) : [{ key: 'found', title: 'Best first', entries: shown, remark: null }];
  const usable = whole.commands.filter(({ state }) => state === 'installed').length;
  return (
    <div className="mx-auto grid max-w-4xl gap-5">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="font-semibold text-3xl">Commands</h1>
          <p className="mt-1 text-ink-soft text-sm">
            {usable} of {whole.total} can be used.{' '}
            <span className="text-ink-faint">
              {whole.from === 'disk' ? 'From disk' : `From disk, and as ${whole.from} lists them`}, read{' '}
              <When at={whole.readAt} />.
            </span>
          </p>
        </div>
        <Button size="md" pending={reload.isPending} onClick={() => reload.mutate({ reload: true })}>
          <RotateCw aria-hidden /> Reload
        </Button>
      </header>
      <CatalogRemarks remarks={whole.remarks} />
      {whole.total === 0 ? (
        <CatalogEmpty />
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <CatalogSearch value={typed} onChange={setTyped} />
            <FilterButtons
              legend="Show commands"
              filters={catalogFilters}
              words={catalogFilterWords}
              filter={filter}
              count={(each) => filterCommands(whole.commands, each, whole.uses).length}
              onChange={setFilter}
            />
          </div>
          <p role="status" className="sr-only">
            {shown.length} commands shown
          </p>
          {groups.map(({ key, title, entries, remark }) => (
            <section key={key} aria-label={title} className="grid gap-2">
              <h2 className="flex items-baseline gap-2 font-semibold text-lg [overflow-wrap:anywhere]">
                {title} <span className="font-normal text-ink-faint text-sm">{entries.length}</span>
              </h2>
              {remark ? <p className="text-ask-text text-sm">{remark}</p> : null}
              <ul className="long-list divide-y rounded-lg border bg-face shadow-lift empty:hidden">
                {entries.map((entry) => (
                  <CommandRow
                    key={`${entry.command} ${entry.file}`}
                    entry={remark ? { ...entry, remark: null } : entry}
                    uses={entry.state === 'shadowed' ? [] : (whole.uses[entry.command] ?? [])}
                    showPlugin={words !== ''}
                  />
                ))}
              </ul>
            </section>
          ))}
          {shown.length ? null : (
            <p className="rounded-lg border border-dashed px-5 py-10 text-center text-ink-soft">
              {words ? `No command fits “${words}”` : 'There is none'}
              {filter === 'all' ? '.' : ` under “${catalogFilterWords[filter]}”.`}
            </p>
          )}
        </>
      )}
    </div>
  );
}
