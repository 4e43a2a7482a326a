'use client';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';

/** A message to an agent while it works: it reads it before its next step. */
export function SayForm({ spec, task }: { spec: string; task: string }) {
  const [text, setText] = useState('');
  const say = useVerbMutation('say', {
    onSuccess: () => {
      setText('');
      toast('Sent to the agent');
    },
  });
  const send = () => {
    if (text.trim() && !say.isPending) say.mutate({ spec, task, text: text.trim() });
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field label="Send a message" hint="The agent reads it before its next step. Ctrl+Enter sends.">
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            value={text}
            maxLength={20_000}
            className="min-h-14"
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              send();
            }}
          />
        )}
      </Field>
      <div>
        <Button
          type="submit"
          size="md"
          pending={say.isPending}
          disabledReason={text.trim() ? null : 'Write something first.'}
        >
          <Send aria-hidden /> Send
        </Button>
      </div>
    </form>
  );
}
