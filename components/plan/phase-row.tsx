'use client';
import { Undo2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/input';
import type { PlanPhase } from '@/lib/domain/plan';
import { type LayerChoice, layerLabel } from './layer-choices';
import { countWord } from './progress-words';

type PhaseRowProps = {
  phase: PlanPhase;
  choices: readonly LayerChoice[];
  /** The layer it is on its way to; null on its way back; undefined when it stands. */
  moving: string | null | undefined;
  locked: string | null;
  /** The only phase there is. */
  alone: boolean;
  onMove: (layer: string | null) => void;
};

/** One phase of an imported plan: the layer it was given and why, and the way to another one. */
export function PhaseRow({ phase, choices, moving, locked, alone, onMove }: PhaseRowProps) {
  const { title, tasks, line, layer, reason, chosen } = phase;
  const name = title || (alone ? 'All tasks' : 'Tasks without a phase');
  return (
    <li className="grid items-center gap-x-4 gap-y-1.5 px-4 py-2.5 sm:px-5 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="wrap-anywhere font-medium">{name}</span>
          {chosen ? <Badge tone="live">your choice</Badge> : null}
        </p>
        <p className="text-ink-soft text-sm">
          {countWord(tasks, 'task')} <span className="text-ink-faint">from line {line}</span>
          <span aria-hidden className="px-1.5 text-ink-faint">
            ·
          </span>
          {chosen ? <span className="text-ink-faint">the guess was: </span> : null}
          {reason}
        </p>
      </div>
      <div className="flex items-center gap-1.5 md:justify-end">
        <Select
          aria-label={`Layer of ${name}`}
          value={moving ?? layer}
          disabled={locked !== null}
          aria-busy={moving !== undefined}
          onChange={(event) => onMove(event.target.value)}
          className="w-52 text-sm max-md:flex-1"
        >
          {choices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {layerLabel(choice)}
            </option>
          ))}
        </Select>
        {chosen ? (
          <Button
            look="quiet"
            size="icon"
            aria-label={`Back to the guess for ${name}`}
            pending={moving === null}
            disabledReason={locked}
            onClick={() => onMove(null)}
          >
            <Undo2 aria-hidden />
          </Button>
        ) : (
          <span className="size-8 shrink-0 max-md:hidden pointer-coarse:size-10" />
        )}
      </div>
    </li>
  );
}
