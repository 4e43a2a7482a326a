'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useAshlar } from '@/lib/client/ashlar-context';
import { useVerbCall } from '@/lib/client/verb-call';
import { problemOf } from '@/lib/client/verb-error';
import type { Board } from '@/lib/domain/board';
import type { Arrangement, PlanPhase } from '@/lib/domain/plan';
import { isEnded } from '@/lib/domain/run-status';
import type { VerbInput } from '@/lib/domain/verbs';
import { type LayerChoice, layerChoices } from './layer-choices';
import { countWord } from './progress-words';

/** How long the page may take to show the row in its new place. */
const FOLLOW_MS = 1000;

type Change = Omit<VerbInput<'arrange'>, 'spec'>;
type MovedTask = { id: string; key: string };

export type ArrangeActs = {
  /** `layer` null takes the choice back. */
  movePhase(phase: PlanPhase, layer: string | null): void;
  moveTask(task: MovedTask, layer: string | null): void;
  split(task: MovedTask): void;
  join(part: MovedTask & { parent: string }): void;
  reset(): void;
};

/** The layer that a phase or task is being moved to, by its id; null while a choice is taken back. */
export type Moving = ReadonlyMap<string, string | null>;

/** The changes to the order of an imported plan, each with its undo. `locked` says why none can be made now. */
export function useArrange(board: Board) {
  const { spec, arrangement, layers } = board;
  const call = useVerbCall();
  const { report } = useAshlar();
  const [moving, setMoving] = useState<Moving>(new Map());

  const followed = useRef<string | null>(null);

  useEffect(() => {
    if (layers && followed.current && followRow(followed.current)) followed.current = null;
  }, [layers]);

  const change = useCallback(
    async (id: string, layer: string | null, message: string, next: Change, undo: readonly Change[]) => {
      setMoving((before) => new Map(before).set(id, layer));
      followed.current = id;
      try {
        const { problems } = await call('arrange', { spec, ...next });
        const takeBack = async () => {
          for (const step of undo) await call('arrange', { spec, ...step });
        };
        toast(message, {
          description: problems[0]?.message,
          action: { label: 'Undo', onClick: () => void takeBack().catch((error) => report(problemOf(error))) },
        });
      } catch (error) {
        report(problemOf(error));
      } finally {
        setMoving((before) => new Map([...before].filter(([other]) => other !== id)));
        setTimeout(() => {
          if (followed.current === id) followed.current = null;
        }, FOLLOW_MS);
      }
    },
    [call, report, spec],
  );

  const acts = useMemo<ArrangeActs>(() => arrangeActs(arrangement, change), [arrangement, change]);
  const isRunOpen = board.run !== null && !isEnded(board.run.status);
  const locked = isRunOpen ? 'The order stays as it is until the run has ended.' : null;
  return { acts, moving, locked };
}

/** What rows need to be moved by their own menu; the same object while nothing of it changes. */
export function useRowArrange({ layers, phases, arrangement }: Board, acts: ArrangeActs, locked: string | null) {
  // Boards are made anew with every event of a run: what matters here is compared by its text.
  const choices = phases.length ? JSON.stringify(layerChoices(layers)) : null;
  const chosen = Object.keys(arrangement.tasks).sort().join(' ');
  return useMemo(() => {
    if (locked) return null;
    return {
      acts,
      layers: choices === null ? null : (JSON.parse(choices) as LayerChoice[]),
      chosen: new Set(chosen.split(' ')),
    };
  }, [acts, choices, chosen, locked]);
}

/** A task that went to another layer takes the focus with it, so that the keyboard goes on where it was. */
function followRow(id: string): boolean {
  const row = document.activeElement === document.body ? document.getElementById(id) : null;
  row?.focus({ preventScroll: true });
  return row !== null;
}

type ChangeFunction = (
  id: string,
  layer: string | null,
  message: string,
  next: Change,
  undo: readonly Change[],
) => Promise<void>;

function arrangeActs(before: Arrangement, change: ChangeFunction): ArrangeActs {
  const moved = (what: string, layer: string | null) =>
    layer === null ? `${what} is back where it was guessed` : `${what} moved to ${layer}`;
  return {
    movePhase({ id, title, tasks }, layer) {
      const undo = { phases: { [id]: before.phases[id] ?? null } };
      void change(id, layer, moved(title || countWord(tasks, 'task'), layer), { phases: { [id]: layer } }, [undo]);
    },
    moveTask({ id, key }, layer) {
      const undo = { tasks: { [id]: before.tasks[id] ?? null } };
      void change(id, layer, moved(key, layer), { tasks: { [id]: layer } }, [undo]);
    },
    split({ id, key }) {
      void change(id, null, `The parts of ${key} run singly`, { split: [id] }, [{ join: [id] }]);
    },
    join({ id, parent }) {
      void change(id, null, 'The parts run as one task', { join: [parent] }, [{ split: [parent] }]);
    },
    reset() {
      const { phases, tasks, split } = before;
      // Choices about parts can only be made once the parts are tasks again.
      const undo = [{ phases, split }, { tasks }];
      void change('', null, 'All layers are as they were guessed', { reset: true }, undo);
    },
  };
}
