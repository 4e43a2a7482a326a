'use client';
import { Code } from '@/components/ui/code';
import { useVerbQuery } from '@/lib/client/verb-query';
import type { VerbOutput } from '@/lib/domain/verb-outputs';

/** What would be started once the project is trusted, from where: the person's routes and the project's own wishes. */
export function WishesList() {
  const { data, error } = useVerbQuery('wishes', {});
  if (error) return <p className="text-broken-text">What it wants could not be read: {error.message}</p>;
  if (!data) return <p className="text-ink-soft">Reading what it wants …</p>;
  return (
    <dl className="grid gap-2.5">
      {groups(data).map(({ title, none, rows }) => (
        <div key={title}>
          <dt className="font-medium">
            {title} <span className="font-normal text-ink-soft">{rows.length || none}</span>
          </dt>
          {rows.map(({ name, runs, file }) => (
            <dd key={`${name} ${runs} ${file}`} className="mt-1 break-words text-ink-soft text-sm">
              {name}: <Code className="break-all text-ink">{runs}</Code> {file ? `in ${file}` : null}
            </dd>
          ))}
        </div>
      ))}
      {data.notes.map((note) => (
        <p key={note} className="text-broken-text text-sm">
          {note}
        </p>
      ))}
    </dl>
  );
}

type Row = { name: string; runs: string; file: string | null };

function groups({ routes, hooks, mcpServers }: VerbOutput<'wishes'>): { title: string; none: string; rows: Row[] }[] {
  return [
    {
      ...{ title: 'Your routes', none: 'none' },
      rows: routes.map(({ command, runs }) => ({ name: command, runs, file: null })),
    },
    {
      ...{ title: 'Hooks of the project', none: 'none' },
      rows: hooks.map(({ event, command, file }) => ({ name: event, runs: command, file })),
    },
    { title: 'MCP servers of the project', none: 'none', rows: mcpServers },
  ];
}
