'use client';
import { useState } from 'react';
import { toast } from 'sonner';
import { countWord } from '@/components/plan/progress-words';
import type { CorrectRequest } from '@/components/task/use-task-acts';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { answerOf, draftOf } from './answer-draft';
import { AnswerFields } from './answer-fields';
import type { CorrectTask } from './correct-dialog';
import { KindChoice } from './kind-choice';
import { type RememberDraft, RememberFields } from './remember-fields';
import { UNDO_MS, useUndoCorrect } from './use-undo-correct';

type CorrectFormProps = { spec: string; request: CorrectRequest; row: CorrectTask; onDone: () => void };

export function CorrectForm({ spec, request, row, onDone }: CorrectFormProps) {
  const { task, mapping } = row;
  const correcting = request.verb === 'correct';
  const [draft, setDraft] = useState(() =>
    draftOf(request.answer ? { answer: request.answer } : mapping, task.description, request.command),
  );
  const [remember, setRemember] = useState<RememberDraft>({
    scope: request.remember ?? (correcting ? 'spec' : 'no'),
    parts: null,
  });
  const [tried, setTried] = useState(false);
  const undo = useUndoCorrect(spec);
  const correct = useVerbMutation('correct', {
    onSuccess: (done) => {
      const { alsoProposedFor } = done;
      const more = alsoProposedFor ? `Also proposed for ${countWord(alsoProposedFor, 'other task')}.` : undefined;
      toast(`${task.key} is corrected`, {
        ...{ description: more, duration: UNDO_MS },
        action: { label: 'Undo', onClick: () => undo(done) },
      });
      onDone();
    },
  });
  const alternate = useVerbMutation('alternate', { onSuccess: onDone });
  const result = answerOf(draft);
  const runs = draft.kind === 'command' || draft.kind === 'prompt' || draft.kind === 'shell';
  const submit = () => {
    setTried(true);
    if (!result.ok) return;
    const { scope, parts } = remember;
    const remembered = scope === 'no' ? { remember: false } : { remember: scope, ...parts };
    const input = { spec, task: task.id, answer: result.answer, ...remembered };
    if (correcting) correct.mutate(input);
    else alternate.mutate(input);
  };
  return (
    <form
      className="grid gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <KindChoice value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })}>
        <AnswerFields
          draft={draft}
          alternatives={mapping?.alternatives ?? []}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      </KindChoice>
      <div className="grid gap-2.5 border-t pt-4">
        {runs ? (
          <Checkbox
            checked={draft.effect === 'none'}
            onChange={(checked) => setDraft({ ...draft, effect: checked ? 'none' : 'files' })}
            label="Changes no files"
            remark="For checks, tests and deployments. Without this, success must show in changed files."
          />
        ) : null}
        <RememberFields
          spec={spec}
          task={task}
          answer={result.ok ? result.answer : null}
          value={remember}
          onChange={setRemember}
        />
      </div>
      {tried && !result.ok ? (
        <p role="alert" className="text-broken-text text-sm">
          {result.message}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="md" onClick={onDone}>
          Close
        </Button>
        <Button type="submit" look="primary" size="md" pending={correct.isPending || alternate.isPending}>
          {correcting ? 'Save' : 'Save and retry'}
        </Button>
      </div>
    </form>
  );
}
