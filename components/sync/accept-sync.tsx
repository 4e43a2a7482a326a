'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';

/** Goes on with a layer as it is, on the person's word and with why. */
export function AcceptSync({ spec, task }: { spec: string; task: { id: string; key: string } }) {
  const [note, setNote] = useState('');
  const accept = useVerbMutation('accept');
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-soft">Accept the layer as it is</summary>
      <form
        className="grid gap-2 pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate({ spec, task: task.id, note });
        }}
      >
        <Field label="Why it is good enough" hint="Kept with the run as your word.">
          {(ids) => <Input {...ids} required value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <div>
          <Button type="submit" look="accept" pending={accept.isPending}>
            Accept as is
          </Button>
        </div>
      </form>
    </details>
  );
}
