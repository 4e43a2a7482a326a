'use client';
import { useDeferredValue } from 'react';
import { EffectPreview } from '@/components/rules/effect-preview';
import { RuleFields, type RuleParts } from '@/components/rules/rule-fields';
import { scopeWords } from '@/components/rules/scope-words';
import { useVerbQuery } from '@/lib/client/verb-query';
import { type RuleScope, ruleScopes } from '@/lib/domain/learned-rule';
import type { Answer } from '@/lib/domain/mapping';

/** Whether an answer is remembered, where it counts, and for what tasks; null parts are as drafted. */
export type RememberDraft = { scope: RuleScope | 'no'; parts: RuleParts | null };

type RememberFieldsProps = {
  spec: string;
  task: { id: string; key: string };
  answer: Answer | null;
  value: RememberDraft;
  onChange: (value: RememberDraft) => void;
};

const remarks: Record<RememberDraft['scope'], string> = {
  no: 'For this task alone.',
  spec: 'Kept on this computer. Tasks that read the same get it anywhere.',
  project: 'Kept in .claude/command-mapping.json, to be committed: the whole team gets it.',
  user: 'Kept in your own folder, for all your projects.',
};

/** Makes a rule of an answer, and shows what that does before it is saved. */
export function RememberFields({ spec, task, answer, value, onChange }: RememberFieldsProps) {
  const { scope, parts } = value;
  const shellInProject = scope === 'project' && answer?.kind === 'shell';
  const asked = useDeferredValue({
    ...{ from: { spec, task: task.id }, corrects: true, ...(parts ?? {}) },
    ...(scope === 'no' || shellInProject ? {} : { scope }),
    ...(answer && !shellInProject ? { answer } : {}),
  });
  const query = useVerbQuery('previewRule', asked, { enabled: scope !== 'no', steady: true });
  const effect = query.data;
  const drafted = effect?.rule;
  return (
    <section aria-label="Remember" className="grid gap-3">
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">Remember</legend>
        <div className="grid grid-cols-2 gap-1.5 sm:grid-cols-4">
          {(['no', ...ruleScopes] as const).map((each) => (
            <label
              key={each}
              className="flex cursor-pointer items-center gap-2 rounded-md border border-edge/50 px-2.5 py-1.5 text-sm hover:bg-hover has-checked:border-ink has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:py-2.5"
            >
              <input
                type="radio"
                name="remember"
                className="accent-ink"
                checked={scope === each}
                onChange={() => onChange({ ...value, scope: each })}
              />
              {each === 'no' ? 'not' : scopeWords[each]}
            </label>
          ))}
        </div>
        <p className="mt-1.5 text-ink-faint text-xs">
          {shellInProject ? 'Shell commands are never kept in the repository: choose another.' : remarks[scope]}
        </p>
      </fieldset>
      {scope !== 'no' && effect && drafted ? (
        <RuleFields
          parts={parts ?? { words: drafted.words, layer: drafted.layer, stack: drafted.stack }}
          words={effect.words}
          layer={task.key.split('.')[0] ?? null}
          stack={effect.stack}
          onChange={(next) => onChange({ ...value, parts: next })}
        />
      ) : null}
      {scope !== 'no' && answer && !shellInProject ? <EffectPreview effect={effect} /> : null}
    </section>
  );
}
