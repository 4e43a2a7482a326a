'use client';
import { useCallback, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { UNDO_MS, useUndoCorrect } from '@/components/mapping/use-undo-correct';
import { useAshlar } from '@/lib/client/ashlar-context';
import { useVerbCall, type VerbCall } from '@/lib/client/verb-call';
import { problemOf } from '@/lib/client/verb-error';
import type { RuleScope } from '@/lib/domain/learned-rule';
import type { Answer } from '@/lib/domain/mapping';
import type { Choice } from './task-choices';

/** The task an act is about: one of the plan, or a layer's sync. */
export type ActTask = { id: string; key: string };

/** What opens a dialog: a task, how the answer is given, and what to begin with. */
export type CorrectRequest = {
  task: ActTask;
  verb: 'correct' | 'alternate';
  command?: string;
  /** An answer that was typed already, and where it is to be remembered. */
  answer?: Answer;
  remember?: RuleScope;
};

export type TaskActs = {
  spec: string;
  act: (choice: Choice, task: ActTask) => void;
  /** Opens the dialog for another answer, with a command filled in if one was chosen. */
  choose: (request: CorrectRequest) => void;
  /** Puts a living command in a dead one's place, at once. */
  replace: (task: ActTask, command: string, args: string) => void;
};

/** The acts on the tasks of one spec, which of them are under way, and the dialog that is asked for. */
export function useTaskActs(spec: string) {
  const call = useVerbCall();
  const { report } = useAshlar();
  const undo = useUndoCorrect(spec);
  const [busy, setBusy] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [request, setRequest] = useState<CorrectRequest | null>(null);

  const act = useCallback(
    (choice: Choice, task: ActTask) => {
      if (choice === 'correct' || choice === 'alternate') {
        setRequest({ task, verb: choice });
        return;
      }
      setBusy((before) => new Map(before).set(task.id, choice));
      send(call, spec, choice, task)
        .catch((error) => report(problemOf(error)))
        .finally(() => setBusy((before) => new Map([...before].filter(([id]) => id !== task.id))));
    },
    [call, report, spec],
  );
  const replace = useCallback(
    (task: ActTask, command: string, args: string) => {
      setBusy((before) => new Map(before).set(task.id, 'correct'));
      call('correct', { spec, task: task.id, answer: { kind: 'command', command, args } })
        .then((done) =>
          toast(`${task.key} is done by ${command} now`, {
            duration: UNDO_MS,
            action: { label: 'Undo', onClick: () => undo(done) },
          }),
        )
        .catch((error) => report(problemOf(error)))
        .finally(() => setBusy((before) => new Map([...before].filter(([id]) => id !== task.id))));
    },
    [call, report, spec, undo],
  );
  const acts = useMemo<TaskActs>(() => ({ spec, act, choose: setRequest, replace }), [spec, act, replace]);
  return { acts, busy, request, close: () => setRequest(null) };
}

async function send(call: VerbCall, spec: string, choice: Exclude<Choice, 'correct' | 'alternate'>, task: ActTask) {
  switch (choice) {
    case 'approve':
      await call('approve', { spec, tasks: [task.id] });
      toast(`Approved ${task.key}`, {
        action: { label: 'Undo', onClick: () => void call('unapprove', { spec, task: task.id }) },
      });
      return;
    case 'resume':
      await call('retry', { spec, task: task.id, resume: true });
      return;
    case 'done-by-me':
      await call('alternate', { spec, task: task.id, answer: { kind: 'done-by-me', note: '' } });
      return;
    default:
      await call(choice, { spec, task: task.id });
  }
}
