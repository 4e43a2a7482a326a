'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';

type AcceptSyncProps = { spec: string; task: { id: string; key: string }; onClose: () => void };

/** Goes on with a layer as it is, on the person's word and with why. */
export function AcceptSync({ spec, task, onClose }: AcceptSyncProps) {
  const [note, setNote] = useState('');
  const accept = useVerbMutation('accept');
  return (
    <form
      className="grid gap-2 rounded-md border px-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate({ spec, task: task.id, note });
      }}
    >
      <Field label="Why it is good enough" hint="Kept with the run as your word.">
        {(ids) => <Input {...ids} required autoFocus value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <div className="flex gap-1.5">
        <Button type="submit" look="accept" pending={accept.isPending}>
          Accept with this note
        </Button>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
}
