'use client';
import { useId } from 'react';
import { Input } from '@/components/ui/input';
import { type ChoiceDraft, type ChoiceQuestion, toggled, withOwn } from './choice-draft';

type ChoiceFieldsProps = {
  question: ChoiceQuestion;
  draft: ChoiceDraft;
  onChange: (draft: ChoiceDraft) => void;
};

const row =
  'flex cursor-pointer items-start gap-2.5 rounded-md border border-edge/50 px-3 py-2 hover:bg-hover/60 has-checked:border-ink has-checked:bg-hover';
const mark = 'mt-1 size-4 shrink-0 accent-ink';

/** One question with its choices, and room for the person's own words. */
export function ChoiceFields({ question, draft, onChange }: ChoiceFieldsProps) {
  const { header, text, several, choices } = question;
  const name = useId();
  const type = several ? 'checkbox' : 'radio';
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5">
        {header ? <span className="block text-ink-faint text-xs uppercase tracking-wide">{header}</span> : null}
        <span className="font-medium">{text}</span>
        {several ? <span className="text-ink-faint text-sm"> Several can be chosen.</span> : null}
      </legend>
      {choices.map(({ label, description }) => (
        <label key={label} className={row}>
          <input
            type={type}
            name={name}
            checked={draft.chosen.includes(label)}
            onChange={() => onChange(toggled(draft, question, label))}
            className={mark}
          />
          <span className="min-w-0">
            <span className="block">{label}</span>
            {description ? <span className="block text-ink-soft text-sm">{description}</span> : null}
          </span>
        </label>
      ))}
      <div className={row}>
        <input
          type={type}
          name={name}
          aria-label="Something else"
          checked={draft.isOwn}
          onChange={() => onChange(withOwn(draft, question, { isOwn: several ? !draft.isOwn : true }))}
          className={`${mark} mt-2.5`}
        />
        <Input
          aria-label={`Your own words: ${header || text}`}
          placeholder="Something else, in your own words"
          maxLength={4000}
          value={draft.own}
          onFocus={() => (draft.isOwn || several ? undefined : onChange(withOwn(draft, question, { isOwn: true })))}
          onChange={(event) => onChange(withOwn(draft, question, { own: event.target.value, isOwn: true }))}
        />
      </div>
    </fieldset>
  );
}
