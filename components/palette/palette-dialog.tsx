'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { SpecSummary } from '@/lib/domain/board';
import { findEntries } from './find-entries';
import { paletteEntries } from './palette-entries';
import type { PaletteAct, PaletteEntry } from './palette-entry';
import { keepRecent, readRecent } from './recent';

type PaletteDialogProps = { onClose: () => void; onAct: (act: PaletteAct) => void };

/** Goes to a spec, a task or a page, or acts, by typing alone. */
export function PaletteDialog({ onClose, onAct }: PaletteDialogProps) {
  const answer = useVerbQuery('specs', { withinMs: 500 });
  const specs = answer.data?.specs;
  const project = answer.data?.project ?? '';
  const spec = useSpecAtHand(specs ?? []);
  const board = useVerbQuery('board', { spec: spec ?? '' }, { enabled: spec !== null }).data ?? null;
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState('');
  const asked = useDeferredValue(typed);
  const entries = useMemo(() => paletteEntries(specs ?? [], board), [specs, board]);
  const recent = useMemo(() => (project ? readRecent(project, localStorage) : []), [project]);
  const groups = useMemo(() => findEntries(entries, asked, recent), [entries, asked, recent]);
  // Entries come and go while the answer to a key is under way: the first one is picked until a person moves.
  const shown = groups.flatMap((found) => found.entries);
  const at = shown.some(({ id }) => id === picked) ? picked : (shown[0]?.id ?? '');
  const opener = useRef<Element | null>(null);
  const chosen = useRef(false);

  const choose = (entry: PaletteEntry): void => {
    if (project) keepRecent(project, entry, localStorage);
    chosen.current = entry.act.kind === 'go';
    onClose();
    onAct(entry.act);
  };
  return (
    <Radix.Root open onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-in bg-black/45" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!chosen.current && opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className="fixed inset-x-2 top-2 z-50 max-h-[calc(100dvh-1rem)] animate-in overflow-hidden rounded-lg border bg-face shadow-float outline-none sm:inset-x-auto sm:top-[12dvh] sm:left-1/2 sm:max-h-[72dvh] sm:w-[min(38rem,calc(100vw-2rem))] sm:-translate-x-1/2"
        >
          <Radix.Title className="sr-only">Go to or do</Radix.Title>
          <Command
            shouldFilter={false}
            value={at}
            onValueChange={setPicked}
            loop
            vimBindings={false}
            label="Go to or do"
            className="flex max-h-[inherit] flex-col"
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <Command.Input
                value={typed}
                onValueChange={(text) => {
                  setTyped(text);
                  setPicked('');
                }}
                placeholder="A task’s key or words, a spec, a page, an act"
                className="h-12 min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
              />
              <span className="max-sm:hidden">
                <Kbd>Esc</Kbd>
              </span>
            </div>
            <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-ink-soft text-sm">
                {answer.data ? 'Nothing here has these words.' : 'Looking…'}
              </Command.Empty>
              {groups.map(({ group, entries: rows }) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs"
                >
                  {rows.map((entry) => (
                    <Command.Item
                      key={entry.id}
                      value={entry.id}
                      onSelect={() => choose(entry)}
                      className="flex min-h-9 cursor-pointer select-none items-baseline gap-2.5 rounded-sm px-2.5 py-2 data-[selected=true]:bg-hover pointer-coarse:min-h-11"
                    >
                      {entry.code ? (
                        <span className="shrink-0 font-mono text-ink-soft text-sm">{entry.code}</span>
                      ) : null}
                      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                      {entry.remark ? <span className="shrink-0 text-ink-faint text-sm">{entry.remark}</span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The spec of this page; elsewhere the one whose run goes on. */
function useSpecAtHand(specs: readonly SpecSummary[]): string | null {
  const inPath = /^\/specs\/([^/]+)/.exec(usePathname())?.[1];
  if (inPath) return decodeURIComponent(inPath);
  return specs.find(({ runId, status }) => runId && (status === 'running' || status === 'paused'))?.id ?? null;
}
