'use client';
import { type ReactNode, useState } from 'react';
import { Input } from '@/components/ui/input';
import { Chip } from './chip';

/** What tasks a rule is for. */
export type RuleParts = { words: string[]; layer: string | null; stack: string[] };

type RuleFieldsProps = {
  parts: RuleParts;
  /** Words of the task; those that were taken out can be put back. */
  words: readonly string[];
  /** The layer that can be asked for. */
  layer: string | null;
  /** Facts of the project that can be asked for. */
  stack: readonly string[];
  onChange: (parts: RuleParts) => void;
};

/** The words, the layer and the facts of a rule, as chips. */
export function RuleFields({ parts, words, layer, stack, onChange }: RuleFieldsProps) {
  const [typed, setTyped] = useState('');
  const toggled = (list: readonly string[], item: string, on: boolean) =>
    on ? [...list, item] : list.filter((each) => each !== item);
  const add = () => {
    const word = typed.trim();
    setTyped('');
    if (word && !parts.words.includes(word)) onChange({ ...parts, words: [...parts.words, word] });
  };
  return (
    <div className="grid gap-3">
      <Chips label="A task must hold">
        {[...new Set([...words, ...parts.words])].map((word) => (
          <Chip
            key={word}
            label={word}
            removable
            on={parts.words.includes(word)}
            onChange={(on) => onChange({ ...parts, words: toggled(parts.words, word, on) })}
          />
        ))}
        <Input
          aria-label="Add a word"
          placeholder="Add a word"
          autoComplete="off"
          maxLength={60}
          className="h-7 w-28 text-sm pointer-coarse:h-9"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
      </Chips>
      {layer || stack.length ? (
        <Chips label="and only">
          {layer ? (
            <Chip
              label={`in ${layer}`}
              on={parts.layer === layer}
              onChange={(on) => onChange({ ...parts, layer: on ? layer : null })}
            />
          ) : null}
          {[...new Set([...stack, ...parts.stack])].map((fact) => (
            <Chip
              key={fact}
              label={`with ${fact}`}
              on={parts.stack.includes(fact)}
              onChange={(on) => onChange({ ...parts, stack: toggled(parts.stack, fact, on) })}
            />
          ))}
        </Chips>
      ) : null}
    </div>
  );
}

function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-ink-faint text-xs">{label}</legend>
      <div className="flex flex-wrap items-center gap-1.5">{children}</div>
    </fieldset>
  );
}
