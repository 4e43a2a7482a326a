'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/verb-error';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { parseAnswer } from '@/lib/domain/mapping';

/** Another command for the sync of one layer, typed as in a terminal. */
export function OtherSync({ spec, task }: { spec: string; task: { id: string; key: string } }) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const set = useVerbMutation('alternate', { quiet: true });
  const answer = parseAnswer(text, 'none');
  const isNone = tried && !answer ? 'Write a slash command, or $ and a program with its arguments.' : null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-soft">Sync this layer by another command</summary>
      <form
        className="grid gap-2 pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (answer) set.mutate({ spec, task: task.id, answer });
        }}
      >
        <Field
          label={`Command for ${task.key}`}
          hint="/command args, or $ npm test"
          error={isNone ?? (set.error ? problemOf(set.error).message : null)}
        >
          {(ids) => (
            <Input
              {...ids}
              spellCheck={false}
              autoComplete="off"
              className="font-mono text-sm"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button type="submit" pending={set.isPending}>
            Run it
          </Button>
        </div>
      </form>
    </details>
  );
}
