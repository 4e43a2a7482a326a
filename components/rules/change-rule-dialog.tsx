'use client';
import { useDeferredValue, useState } from 'react';
import { toast } from 'sonner';
import { answerOf, draftOf } from '@/components/mapping/answer-draft';
import { AnswerFields } from '@/components/mapping/answer-fields';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { useVerbMutation } from '@/lib/client/verb-mutation';
import { useVerbQuery } from '@/lib/client/verb-query';
import { isWrittenByHand, type LearnedRule, type RuleScope, ruleScopes } from '@/lib/domain/learned-rule';
import type { RuleUndo } from '@/lib/domain/rule-effect';
import { EffectPreview } from './effect-preview';
import { RuleFields } from './rule-fields';
import { scopeWords } from './scope-words';

export type RuleAct = 'edit' | 'off' | 'on' | 'remove';
export type RuleChangeWish = { rule: LearnedRule; act: RuleAct };

const titles: Record<RuleAct, [title: string, button: string, done: string]> = {
  edit: ['Edit this rule', 'Save', 'The rule is saved'],
  off: ['Switch this rule off?', 'Switch off', 'The rule is off'],
  on: ['Switch this rule on?', 'Switch on', 'The rule is on'],
  remove: ['Remove this rule?', 'Remove', 'The rule is removed'],
};

/** Shows what a change of a rule does to all known tasks, and makes it; it can be undone. */
export function ChangeRuleDialog({ wish, onClose }: { wish: RuleChangeWish; onClose: () => void }) {
  const { rule, act } = wish;
  const [parts, setParts] = useState({ words: rule.words, layer: rule.layer, stack: rule.stack });
  const [scope, setScope] = useState<RuleScope>(rule.scope);
  const [draft, setDraft] = useState(() => draftOf({ answer: rule.answer }, ''));
  const [title, button, done] = titles[act];
  const result = answerOf(draft);
  const fields =
    act === 'edit' ? { ...parts, scope, ...(result.ok ? { answer: result.answer } : {}) } : { enabled: act !== 'off' };
  const asked = useDeferredValue({ id: rule.id, ...(act === 'remove' ? { remove: true } : fields) });
  const preview = useVerbQuery('previewRule', asked, { steady: true });
  const undo = useVerbMutation('undoRule', { onSuccess: () => toast('The rules are as they were') });
  const told = ({ undo: way }: { undo: RuleUndo }) => {
    toast(done, { action: { label: 'Undo', onClick: () => undo.mutate({ undo: way }) } });
    onClose();
  };
  const save = useVerbMutation('saveRule', { onSuccess: told });
  const remove = useVerbMutation('removeRule', { onSuccess: told });
  const problem = act === 'edit' && !result.ok ? result.message : preview.error?.message;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={rule.from ? `Learned from “${rule.from.task.slice(0, 160)}”.` : 'Written by hand.'}
      footer={
        <>
          <Button size="md" onClick={onClose}>
            Close
          </Button>
          <Button
            size="md"
            look={act === 'remove' ? 'danger' : 'primary'}
            pending={save.isPending || remove.isPending}
            disabledReason={problem ?? null}
            onClick={() =>
              act === 'remove' ? remove.mutate({ id: rule.id }) : save.mutate({ id: rule.id, ...fields })
            }
          >
            {button}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {act === 'edit' ? (
          <>
            <AnswerFields draft={draft} alternatives={[]} onChange={(change) => setDraft({ ...draft, ...change })} />
            <RuleFields
              parts={parts}
              words={rule.words}
              layer={null}
              stack={preview.data?.stack ?? []}
              onChange={(next) => setParts({ ...next, layer: parts.layer })}
            />
            <Field label="Counts in">
              {(ids) => (
                <Select {...ids} value={scope} onChange={(event) => setScope(event.target.value as RuleScope)}>
                  {ruleScopes
                    .filter((each) => each !== 'spec' || (rule.from !== null && !isWrittenByHand(rule)))
                    .map((each) => (
                      <option key={each} value={each}>
                        {each === 'spec' && rule.from ? `${scopeWords.spec} (${rule.from.spec})` : scopeWords[each]}
                      </option>
                    ))}
                </Select>
              )}
            </Field>
            <Field label="Layer">
              {(ids) => (
                <Select
                  {...ids}
                  value={parts.layer ?? ''}
                  onChange={(event) => setParts({ ...parts, layer: event.target.value || null })}
                >
                  <option value="">any</option>
                  {layersWith(rule.layer).map((layer) => (
                    <option key={layer}>{layer}</option>
                  ))}
                </Select>
              )}
            </Field>
          </>
        ) : null}
        <EffectPreview effect={preview.data} />
        {problem ? (
          <p role="alert" className="text-broken-text text-sm">
            {problem}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

const layersWith = (own: string | null): string[] => [...new Set(['L0', 'L1', 'L2', 'L3', ...(own ? [own] : [])])];
