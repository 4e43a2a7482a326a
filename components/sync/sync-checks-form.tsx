'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { problemOf } from '@/lib/client/verb-error';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import type { SyncChecksView } from '@/lib/domain/sync-checks';
import { FoundChecks } from './found-checks';

type SyncChecksFormProps = {
  view: SyncChecksView;
  /** What the button that confirms says. */
  confirm: string;
  /** The one thing the page asks for. */
  lead?: boolean;
};

/** Proposes the project's own checks with their exact commands; they run only as they are confirmed here. */
export function SyncChecksForm({ view, confirm, lead }: SyncChecksFormProps) {
  const [text, setText] = useState((view.confirmed ?? view.found.map(({ line }) => line)).join('\n'));
  const set = useVerbMutation('setSyncChecks', { quiet: true });
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const none = set.isPending && set.variables.lines?.length === 0;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ lines });
      }}
    >
      <FoundChecks view={view} />
      <Field
        label="Checks after each layer"
        hint="One command a line, run one after another in the project, without a shell. Kept in your own settings."
        error={set.error ? problemOf(set.error).message : null}
      >
        {(ids) => (
          <Textarea
            {...ids}
            spellCheck={false}
            autoComplete="off"
            rows={Math.min(8, Math.max(3, lines.length))}
            className="font-mono text-sm"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-1.5">
        <Button
          type="submit"
          size="md"
          look={lead ? 'primary' : 'secondary'}
          pending={set.isPending && !none}
          disabledReason={lines.length ? null : 'Name a command first.'}
        >
          {confirm}
        </Button>
        <Button size="md" pending={none} onClick={() => set.mutate({ lines: [] })}>
          No checks after layers
        </Button>
      </div>
    </form>
  );
}
