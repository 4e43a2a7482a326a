'use client';
import { useId, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useVerbQuery } from '@/lib/client/verb-query';
import { usableCommands } from '@/lib/domain/command';
import type { Alternative } from '@/lib/domain/mapping';
import { searchCommands } from './command-search';

type CommandFieldProps = { value: string; alternatives: readonly Alternative[]; onChange: (command: string) => void };

/** A slash command, with those installed here to choose from while typing. */
export function CommandField({ value, alternatives, onChange }: CommandFieldProps) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const catalog = useVerbQuery('catalog', {});
  const commands = usableCommands(catalog.data?.commands ?? []);
  const exact = commands.some((each) => each.command === value.trim());
  const found = open ? searchCommands(commands, exact ? '' : value, alternatives) : [];
  const pick = (command: string) => {
    onChange(command);
    setOpen(false);
    setAt(-1);
  };
  return (
    <div className="grid gap-1">
      <Field label="Command" hint={hintFor(value, exact, catalog.isPending)}>
        {(ids) => (
          <Input
            {...ids}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={found.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={at >= 0 && found[at] ? `${listId}-${at}` : undefined}
            placeholder="/plugin:command"
            className="font-mono text-sm"
            value={value}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onChange={(event) => {
              onChange(event.target.value);
              setOpen(true);
              setAt(-1);
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault();
                setOpen(true);
                const step = event.key === 'ArrowDown' ? 1 : -1;
                setAt(Math.max(-1, Math.min(found.length - 1, at + step)));
              } else if (event.key === 'Enter' && open && found[at]) {
                event.preventDefault();
                pick(found[at].command);
              }
            }}
          />
        )}
      </Field>
      <div
        id={listId}
        role="listbox"
        aria-label="Suggestions"
        className={cn('max-h-52 overflow-y-auto rounded-md border bg-ground', found.length === 0 && 'hidden')}
      >
        {found.map((each, index) => (
          // The keyboard reaches an option through the field, which names it as its active descendant.
          // biome-ignore lint/a11y/useFocusableInteractive: see above.
          <div
            key={each.command}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(each.command);
            }}
            className="cursor-pointer border-t px-2.5 py-1.5 text-sm first:border-t-0 hover:bg-hover aria-selected:bg-hover pointer-coarse:py-2.5"
          >
            <span className="font-mono font-semibold">{each.command}</span>{' '}
            <span className="font-mono text-ink-faint">{each.hint}</span>
            <span className="block text-ink-soft">{each.description}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function hintFor(value: string, exact: boolean, loading: boolean): string | undefined {
  if (loading || exact || !value.trim()) return undefined;
  return 'Not installed here. It runs only if your settings have a route for it.';
}
