'use client';
import { useState } from 'react';
import { searchCommands } from '@/components/mapping/command-search';
import { countWord } from '@/components/plan/progress-words';
import { Badge } from '@/components/ui/badge';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Command } from '@/lib/domain/command';

/** Every command found on disk, with a search over names and descriptions. */
export function CatalogList({ commands }: { commands: Command[] }) {
  const [typed, setTyped] = useState('');
  const byName = new Map(commands.map((each) => [each.command, each]));
  const found = searchCommands(commands, typed, [], commands.length);
  if (!commands.length) {
    return (
      <p className="max-w-prose text-ink-soft text-sm">
        None were found in this project, in your home folder or in plugins. Tasks can still be done by prompt, by shell,
        or by you.
      </p>
    );
  }
  return (
    <>
      <Field label="Search commands" hint={`${found.length} of ${countWord(commands.length, 'command')}`}>
        {(ids) => <Input {...ids} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <ul className="long-list divide-y rounded-lg border bg-face shadow-lift empty:hidden">
        {found.map(({ command, description, hint }) => {
          const entry = byName.get(command);
          return (
            <li key={command} className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:px-5">
              <p className="min-w-0 font-mono text-sm">
                <span className="font-semibold">{command}</span> <span className="text-ink-faint">{hint}</span>
              </p>
              <span title={entry?.file ?? undefined}>
                <Badge tone="outline">{entry?.source}</Badge>
              </span>
              <p className="min-w-0 text-ink-soft text-sm">{description}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
