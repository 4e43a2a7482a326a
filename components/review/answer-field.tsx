'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { searchCommands } from '@/components/mapping/command-search';
import { Input } from '@/components/ui/input';
import { useVerbQuery } from '@/lib/client/verb-query';
import { usableCommands } from '@/lib/domain/command';
import type { Alternative, Answer } from '@/lib/domain/mapping';
import { completeTyped, readTyped, splitTyped } from './typed-answer';

type AnswerFieldProps = {
  label: string;
  /** What is proposed now, to begin with. */
  now: Answer | null;
  alternatives: readonly Alternative[];
  onSave: (answer: Answer) => void;
  /** Takes it to where it is remembered for other tasks too; without it that is not offered. */
  onRemember?: (answer: Answer) => void;
  onLeave: () => void;
};

/** Takes an answer in one line: a command with type-ahead and its arguments, `done`, `skip` or `prompt: …`. */
export function AnswerField({ label, now, alternatives, onSave, onRemember, onLeave }: AnswerFieldProps) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => (now?.kind === 'command' ? `${now.command} ${now.args}`.trim() : ''));
  const [isNew, setIsNew] = useState(false);
  const [at, setAt] = useState(-1);
  const [problem, setProblem] = useState<string | null>(null);
  const catalog = useVerbQuery('catalog', {});
  const commands = usableCommands(catalog.data?.commands ?? []);
  const { head, isNaming } = splitTyped(typed);
  const isExact = commands.some(({ command }) => command === head);
  const offers = !isNew || (isNaming && !isExact && !readTyped(head, now, true));
  const found = offers ? searchCommands(commands, isNew ? head : '', alternatives, 8) : [];
  const chosen = found[at];

  useEffect(() => field.current?.select(), []);

  const save = (text: string, take = onSave): void => {
    const read = readTyped(text, now);
    if (read?.ok) take(read.answer);
    else setProblem(read?.message ?? 'A command looks like /name or /plugin:name; or type done, skip or prompt: ….');
  };
  const press = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setAt(Math.max(-1, Math.min(found.length - 1, at + step)));
        return;
      }
      case 'Tab':
        if (!chosen || event.shiftKey) return;
        event.preventDefault();
        setTyped(`${completeTyped(chosen.command, alternatives)} `);
        setIsNew(true);
        return;
      case 'Enter':
        event.preventDefault();
        event.stopPropagation();
        save(chosen ? completeTyped(chosen.command, alternatives) : typed, event.shiftKey ? onRemember : onSave);
        return;
      case 'Escape':
        event.preventDefault();
        event.stopPropagation();
        onLeave();
    }
  };
  return (
    <div className="relative grid gap-1">
      <Input
        ref={field}
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${listId}-${at}` : undefined}
        aria-describedby={`${listId}-help`}
        aria-invalid={problem ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="/plugin:command arguments, done, skip"
        className="h-8 font-mono text-sm"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setIsNew(true);
          setAt(0);
          setProblem(null);
        }}
        onKeyDown={press}
        onDoubleClick={(event) => event.stopPropagation()}
      />
      <p id={`${listId}-help`} className={problem ? 'text-broken-text text-xs' : 'text-ink-faint text-xs'}>
        {problem ??
          `Enter saves and approves, ${onRemember ? 'Shift+Enter remembers it too, ' : ''}Tab completes, Esc leaves.`}
      </p>
      <div
        id={listId}
        role="listbox"
        aria-label="Commands"
        hidden={found.length === 0}
        className="absolute inset-x-0 top-full z-20 mt-0.5 max-h-72 overflow-y-auto rounded-md border bg-face shadow-float"
      >
        {found.map((each, index) => (
          // The keyboard reaches an option through the field, which names it as its active descendant.
          // biome-ignore lint/a11y/useFocusableInteractive: see above.
          <div
            key={each.command}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => {
              event.preventDefault();
              save(completeTyped(each.command, alternatives));
            }}
            className="cursor-pointer border-t px-2.5 py-1.5 text-sm first:border-t-0 hover:bg-hover aria-selected:bg-hover pointer-coarse:py-2.5"
          >
            <span className="font-mono font-semibold">{each.command}</span>{' '}
            <span className="font-mono text-ink-faint">{each.hint}</span>
            <span className="line-clamp-1 text-ink-soft">{each.description}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
