'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';

type EnvironmentDialogProps = {
  /** What to do once the variable is set; its label stands on the button. */
  then?: { label: string; act: () => void };
  name?: string;
  onClose: () => void;
};

const FORM_ID = 'environment-form';

/** Sets one variable for the commands of this project. Its value is never shown again. */
export function EnvironmentDialog({ name: given = '', then, onClose }: EnvironmentDialogProps) {
  const [name, setName] = useState(given);
  const [value, setValue] = useState('');
  const set = useVerbMutation('setEnvironment', {
    onSuccess: () => {
      then?.act();
      onClose();
    },
  });
  const valid = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Set an environment variable"
      description="Kept in your own settings, outside the project, and given to its commands. Logs mask its value."
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" form={FORM_ID} size="md" look="primary" pending={set.isPending}>
            {then?.label ?? 'Save'}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) set.mutate({ name, value });
        }}
      >
        <Field
          label="Name"
          error={name && !valid ? 'Letters, digits and underscores, not starting with a digit.' : null}
        >
          {(ids) => (
            <Input
              {...ids}
              required
              spellCheck={false}
              autoComplete="off"
              className="font-mono text-sm"
              placeholder="DATABASE_URL"
              value={name}
              onChange={(event) => setName(event.target.value.trim())}
            />
          )}
        </Field>
        <Field label="Value">
          {(ids) => (
            <Input
              {...ids}
              required
              type="password"
              autoComplete="off"
              className="font-mono text-sm"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
