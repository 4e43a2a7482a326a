'use client';
import { useMemo, useRef, useState } from 'react';
import { countWord } from '@/components/plan/progress-words';
import { useAshlar } from '@/lib/client/ashlar-context';
import { useVerbCall } from '@/lib/client/verb-call';
import { problemOf } from '@/lib/client/verb-error';
import type { BoardTask } from '@/lib/domain/board';
import { type Answer, answerLabel, type Restored } from '@/lib/domain/mapping';
import { inParts } from './in-parts';
import { canApprove, reviewState, whyNotApproved } from './review-state';
import { beforeOf, popUndo, pushUndo, type Undo } from './undo-stack';

export type ReviewActs = {
  approve: (rows: readonly BoardTask[]) => void;
  takeBack: (rows: readonly BoardTask[]) => void;
  answer: (rows: readonly BoardTask[], answer: Answer) => void;
  /** Notes an act that was done elsewhere, such as in the dialog, so that it can be taken back. */
  note: (words: string, before: readonly BoardTask[]) => void;
  undo: () => void;
};

/** Tasks named in one request: more would outgrow what the server takes. */
const TASKS_MAX = 2_000;

const namesOf = (rows: readonly BoardTask[]): string =>
  rows.length === 1 ? (rows[0]?.task.key ?? '') : countWord(rows.length, 'task');

/** What a person does with mappings, one after the other in the order of the presses, each undone by one press. */
export function useReviewActs(spec: string) {
  const call = useVerbCall();
  const { report } = useAshlar();
  const [said, setSaid] = useState('');
  const [pending, setPending] = useState(0);
  const [last, setLast] = useState<Undo | null>(null);
  const stack = useRef<readonly Undo[]>([]);
  const queue = useRef(Promise.resolve());

  const acts = useMemo<ReviewActs>(() => {
    const keep = (next: readonly Undo[]): void => {
      stack.current = next;
      setLast(next.at(-1) ?? null);
    };
    const noted = (words: string, before: readonly Restored[]): void =>
      keep(pushUndo(stack.current, { words, before }));
    const enqueue = (work: () => Promise<string>): void => {
      setPending((before) => before + 1);
      queue.current = queue.current
        .then(work)
        .then(setSaid)
        .catch((error) => {
          const problem = problemOf(error);
          setSaid([problem.message, problem.hint].filter(Boolean).join(' '));
          report(problem);
        })
        .finally(() => setPending((before) => before - 1));
    };
    const restore = async (tasks: readonly Restored[]): Promise<void> => {
      for (const part of inParts(tasks, TASKS_MAX)) await call('restore', { spec, tasks: part });
    };
    return {
      approve(rows) {
        const wanted = rows.filter((row) => canApprove(reviewState(row)));
        const [only] = rows;
        if (wanted.length === 0) {
          const why = rows.length === 1 && only ? whyNotApproved(only.task.key, reviewState(only)) : null;
          setSaid(why ?? 'None of these can be approved.');
          return;
        }
        enqueue(async () => {
          const { approved } = await call('approve', { spec, tasks: wanted.map(({ task }) => task.id) });
          const ids = new Set(approved);
          const changed = wanted.filter(({ task }) => ids.has(task.id));
          const words = `Approved ${namesOf(changed)}`;
          noted(words, changed.map(beforeOf));
          const left = rows.length - wanted.length;
          return left ? `${words}; ${left} left out.` : `${words}.`;
        });
      },
      takeBack(rows) {
        const wanted = rows.filter(({ mapping }) => mapping.status === 'approved' && mapping.answer !== null);
        if (wanted.length === 0) {
          setSaid(rows.length === 1 ? `${namesOf(rows)} is not approved.` : 'None of these is approved.');
          return;
        }
        enqueue(async () => {
          const [only] = wanted;
          if (only && wanted.length === 1) await call('unapprove', { spec, task: only.task.id });
          else await restore(wanted.map((row) => ({ ...beforeOf(row), approved: false })));
          const words = `Took back the approval of ${namesOf(wanted)}`;
          noted(words, wanted.map(beforeOf));
          return `${words}.`;
        });
      },
      answer(rows, answer) {
        if (rows.length === 0) return;
        enqueue(async () => {
          const done: BoardTask[] = [];
          const words = (): string => `${namesOf(done)}: ${answerLabel(answer)}, approved`;
          try {
            for (const part of inParts(rows, TASKS_MAX)) {
              await call('correctAll', { spec, tasks: part.map(({ task }) => task.id), answer });
              done.push(...part);
            }
          } finally {
            noted(words(), done.map(beforeOf));
          }
          return `${words()}.`;
        });
      },
      note(words, before) {
        noted(words, before.map(beforeOf));
        setSaid(`${words}.`);
      },
      undo() {
        enqueue(async () => {
          const { undo, rest } = popUndo(stack.current);
          if (!undo) return 'Nothing to undo.';
          await restore(undo.before);
          keep(rest);
          return `Undone: ${undo.words}.`;
        });
      },
    };
  }, [call, report, spec]);
  return { acts, said, last, isPending: pending > 0 };
}
