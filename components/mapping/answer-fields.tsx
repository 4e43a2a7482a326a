'use client';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { splitArgv } from '@/lib/domain/argv';
import type { Alternative } from '@/lib/domain/mapping';
import type { AnswerDraft } from './answer-draft';
import { CommandField } from './command-field';

type AnswerFieldsProps = {
  draft: AnswerDraft;
  alternatives: readonly Alternative[];
  onChange: (change: Partial<AnswerDraft>) => void;
};

/** The fields of the kind of answer that is chosen. */
export function AnswerFields({ draft, alternatives, onChange }: AnswerFieldsProps) {
  switch (draft.kind) {
    case 'command':
      return (
        <>
          <CommandField
            value={draft.command}
            alternatives={alternatives}
            onChange={(command) => onChange({ command })}
          />
          <Field label="Arguments">
            {(ids) => (
              <Input
                {...ids}
                spellCheck={false}
                className="font-mono text-sm"
                value={draft.args}
                onChange={(event) => onChange({ args: event.target.value })}
              />
            )}
          </Field>
        </>
      );
    case 'prompt':
      return (
        <Field label="Prompt" hint="The agent gets this text as the task. It runs by the route named “prompt”.">
          {(ids) => (
            <Textarea
              {...ids}
              rows={5}
              value={draft.prompt}
              onChange={(event) => onChange({ prompt: event.target.value })}
            />
          )}
        </Field>
      );
    case 'shell':
      return <ShellFields draft={draft} onChange={onChange} />;
    case 'done-by-me':
    case 'skip':
      return (
        <Field
          label="Note"
          hint={
            draft.kind === 'skip'
              ? 'Kept with the run. What depends on this task goes on without it.'
              : 'Kept as the evidence: what you did, and where it can be seen.'
          }
        >
          {(ids) => (
            <Textarea {...ids} value={draft.note} onChange={(event) => onChange({ note: event.target.value })} />
          )}
        </Field>
      );
  }
}

function ShellFields({ draft, onChange }: Omit<AnswerFieldsProps, 'alternatives'>) {
  const split = splitArgv(draft.shell);
  const typed = draft.shell.trim() !== '';
  return (
    <>
      <Field
        label="Shell command"
        error={typed && !split.ok ? split.message : null}
        hint="Runs in the project folder as one program with its arguments: no pipes, variables or redirections."
      >
        {(ids) => (
          <Input
            {...ids}
            spellCheck={false}
            autoComplete="off"
            className="font-mono text-sm"
            placeholder="npm run migrate"
            value={draft.shell}
            onChange={(event) => onChange({ shell: event.target.value, confirmed: false })}
          />
        )}
      </Field>
      {typed && split.ok ? (
        <div className="text-sm">
          <p className="mb-1 text-ink-faint">Program and arguments, as they will be passed</p>
          <ol aria-label="Program and arguments" className="flex flex-wrap gap-1">
            {split.argv.map((word, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an argument is its place.
              <li key={index} className="max-w-full whitespace-pre-wrap rounded-sm border bg-ground px-1.5 font-mono">
                {word === '' ? '""' : word}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <Checkbox
        checked={draft.confirmed}
        onChange={(confirmed) => onChange({ confirmed })}
        label="Run exactly this, as me"
      />
    </>
  );
}
