'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/verb-error';
import { useVerbMutation } from '@/lib/client/verb-mutation';

type VerifyDialogProps = { given: { command: string; line: string }; onClose: () => void };

const FORM_ID = 'verify-form';

/** Sets the check of one command. */
export function VerifyDialog({ given, onClose }: VerifyDialogProps) {
  const [command, setCommand] = useState(given.command);
  const [line, setLine] = useState(given.line);
  const set = useVerbMutation('setVerify', { onSuccess: onClose, quiet: true });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="A check after a command"
      description="Run in the project, without a shell, after each attempt that ended well. Kept in your own settings."
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" form={FORM_ID} size="md" look="primary" pending={set.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ command, line });
        }}
      >
        <Field label="Command" hint="A slash command, or prompt.">
          {(ids) => (
            <Input
              {...ids}
              {...{ required: true, spellCheck: false, autoComplete: 'off', placeholder: '/docs:write' }}
              className="font-mono text-sm"
              value={command}
              onChange={(event) => setCommand(event.target.value.trim())}
            />
          )}
        </Field>
        <Field
          label="Check"
          hint="A program and its arguments."
          error={set.error ? problemOf(set.error).message : null}
        >
          {(ids) => (
            <Input
              {...ids}
              {...{ required: true, spellCheck: false, autoComplete: 'off', placeholder: 'npm test' }}
              className="font-mono text-sm"
              value={line}
              onChange={(event) => setLine(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
