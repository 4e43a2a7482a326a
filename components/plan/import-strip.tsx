'use client';
import { ChevronDown, FileInput } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Board } from '@/lib/domain/board';
import { formatWords } from './format-words';
import { layerChoices } from './layer-choices';
import { PhaseRow } from './phase-row';
import { countWord } from './progress-words';
import type { ArrangeActs, Moving } from './use-arrange';

type ImportStripProps = { board: Board; acts: ArrangeActs; moving: Moving; locked: string | null };

/** Says which tool a plan comes from and that its layers are a guess, which can be changed here. */
export function ImportStrip({ board, acts, moving, locked }: ImportStripProps) {
  const { format, phases, path, layers, arrangement } = board;
  const [open, setOpen] = useState(false);
  const listId = useId();
  if (format === 'layered' && phases.length === 0) return null;
  const choices = Object.keys(arrangement.phases).length + Object.keys(arrangement.tasks).length;
  return (
    <section aria-label="Imported plan" className="rounded-lg border bg-face shadow-lift">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
        <FileInput aria-hidden className="size-5 shrink-0 text-ink-soft max-sm:hidden" />
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-semibold">
            {format === 'layered' ? 'Phases between the layers' : `Imported from ${formatWords[format]}`}
          </p>
          <p className="text-ink-soft text-sm">
            {phases.length ? (
              <>
                {phases.length > 1 || phases[0]?.title
                  ? `Layers are guessed from ${countWord(phases.length, 'phase')} of `
                  : 'No phases and no layers in '}
                <span className="wrap-anywhere font-mono text-xs">{path}</span>
                {choices ? `; ${countWord(choices, 'choice')} of yours` : ''}.
              </>
            ) : (
              <span className="wrap-anywhere font-mono text-xs">{path}</span>
            )}
          </p>
        </div>
        {board.layeringOffered ? (
          <Button asChild size="md">
            <Link href={`/specs/${encodeURIComponent(board.spec)}/layers`}>Write layers</Link>
          </Button>
        ) : null}
        {phases.length ? (
          <Button
            size="md"
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            onClick={() => setOpen(!open)}
          >
            Change layers
            <ChevronDown aria-hidden className={cn('transition-transform', open && 'rotate-180')} />
          </Button>
        ) : null}
      </header>
      {open ? (
        <div id={listId} className="border-t">
          {locked ? <p className="border-b bg-ground/60 px-4 py-2 text-ink-soft text-sm sm:px-5">{locked}</p> : null}
          <ul className="divide-y">
            {phases.map((phase) => (
              <PhaseRow
                key={phase.id}
                phase={phase}
                choices={layerChoices(layers)}
                moving={moving.get(phase.id)}
                locked={locked}
                alone={phases.length === 1}
                onMove={(layer) => acts.movePhase(phase, layer)}
              />
            ))}
          </ul>
          <footer className="flex flex-wrap items-center justify-between gap-2 border-t px-4 py-2.5 text-ink-faint text-sm sm:px-5">
            <p>The file stays as it is: the order is yours, and kept beside it. Single tasks move by their own menu.</p>
            {choices + arrangement.split.length > 0 && !locked ? (
              <Button look="quiet" pending={moving.has('')} onClick={() => acts.reset()}>
                Reset all
              </Button>
            ) : null}
          </footer>
        </div>
      ) : null}
    </section>
  );
}
