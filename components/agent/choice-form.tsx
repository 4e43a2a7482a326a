'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Question } from '@/lib/domain/question';
import { answersOf, type ChoiceDraft, emptyDraft } from './choice-draft';
import { ChoiceFields } from './choice-fields';
import { DenyFields } from './deny-fields';
import type { Reply } from './use-reply';

type ChoiceFormProps = { question: Extract<Question, { kind: 'choice' }>; send: (reply: Reply) => void };

/** Every question of one card; they are answered together. */
export function ChoiceForm({ question: { questions }, send }: ChoiceFormProps) {
  const [drafts, setDrafts] = useState<readonly ChoiceDraft[]>(() => questions.map(() => emptyDraft));
  const [declining, setDeclining] = useState(false);
  const answers = drafts.map(answersOf);
  const open = answers.filter((each) => each.length === 0).length;
  if (declining) {
    return (
      <DenyFields
        label="Anything it should know?"
        hint="The agent is told that you give no answer."
        verb="Give no answer"
        onDeny={(reason) => send({ type: 'deny', reason })}
        onBack={() => setDeclining(false)}
      />
    );
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (open === 0) send({ type: 'choose', answers });
      }}
    >
      {questions.map((each, at) => (
        <ChoiceFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place.
          key={at}
          question={each}
          draft={drafts[at] ?? emptyDraft}
          onChange={(draft) => setDrafts(drafts.map((other, index) => (index === at ? draft : other)))}
        />
      ))}
      <div className="flex flex-wrap gap-1.5">
        <Button
          type="submit"
          size="md"
          look="primary"
          disabledReason={
            open ? (questions.length > 1 ? `${open} still without an answer.` : 'Choose an answer first.') : null
          }
        >
          Answer
        </Button>
        <Button size="md" look="quiet" onClick={() => setDeclining(true)}>
          Give no answer …
        </Button>
      </div>
    </form>
  );
}
