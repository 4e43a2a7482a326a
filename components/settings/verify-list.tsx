'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { VerifyDialog } from './verify-dialog';

/** The checks that are run after commands, each changed or removed by a press. */
export function VerifyList({ verify }: { verify: Record<string, string[]> }) {
  const [editing, setEditing] = useState<{ command: string; line: string } | null>(null);
  const set = useVerbMutation('setVerify');
  const rows = Object.entries(verify).sort(([a], [b]) => a.localeCompare(b));
  return (
    <>
      {rows.length ? (
        <ul className="divide-y rounded-lg border bg-face shadow-lift">
          {rows.map(([command, argv]) => {
            const line = argv.map(quoted).join(' ');
            return (
              <li key={command} className="flex flex-wrap items-center gap-2 px-4 py-2 sm:px-5">
                <span className="min-w-0 flex-1">
                  <code className="font-mono text-sm">{command}</code>
                  <span className="text-ink-soft text-sm"> is followed by </span>
                  <code className="font-mono text-sm">{line}</code>
                </span>
                <Button look="quiet" aria-label={`Change ${command}`} onClick={() => setEditing({ command, line })}>
                  Change
                </Button>
                <Button
                  look="danger"
                  aria-label={`Remove ${command}`}
                  pending={set.isPending && set.variables.command === command}
                  onClick={() => set.mutate({ command, line: null })}
                >
                  Remove
                </Button>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="max-w-prose text-ink-soft text-sm">
          None are set. A check, such as your tests, is run after each attempt of a command that ended well; one that
          does not pass leaves the task unproven.
        </p>
      )}
      <div>
        <Button onClick={() => setEditing({ command: '', line: '' })}>
          <Plus aria-hidden /> Add a check
        </Button>
      </div>
      {editing ? <VerifyDialog given={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

/** As it can be typed again: words that hold anything but plain characters in single quotes. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
