'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { EnvironmentDialog } from '@/components/run/environment-dialog';
import { Button } from '@/components/ui/button';
import { useVerbMutation } from '@/lib/client/verb-mutation';

/** Names of the variables that commands get. Values are never shown, only replaced or removed. */
export function EnvironmentList({ names }: { names: string[] }) {
  const [editing, setEditing] = useState<string | null>(null);
  const set = useVerbMutation('setEnvironment');
  return (
    <>
      {names.length ? (
        <ul className="divide-y rounded-lg border bg-face shadow-lift">
          {names.map((name) => (
            <li key={name} className="flex flex-wrap items-center gap-2 px-4 py-2 sm:px-5">
              <code className="min-w-0 flex-1 font-mono text-sm">{name}</code>
              <Button look="quiet" aria-label={`Replace ${name}`} onClick={() => setEditing(name)}>
                Replace
              </Button>
              <Button
                look="danger"
                aria-label={`Remove ${name}`}
                pending={set.isPending && set.variables.name === name}
                onClick={() => set.mutate({ name, value: null })}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-soft text-sm">None are set. Commands get a plain environment without your secrets.</p>
      )}
      <div>
        <Button onClick={() => setEditing('')}>
          <Plus aria-hidden /> Add a variable
        </Button>
      </div>
      {editing !== null ? <EnvironmentDialog name={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
