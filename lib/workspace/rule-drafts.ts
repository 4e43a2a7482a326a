import { AshlarError } from '@/lib/domain/errors';
import { newId } from '@/lib/domain/ids';
import { isWrittenByHand, type LearnedRule, type RuleScope } from '@/lib/domain/learned-rule';
import type { Answer } from '@/lib/domain/mapping';
import type { PlanTask } from '@/lib/domain/plan';
import type { ParsedVerbInput } from '@/lib/domain/verbs';
import { significantWords } from '@/lib/mapping/rule-words';

type Wish = { answer: Answer; words?: string[]; layer?: string | null; stack?: string[]; now: string };

/**
 * The rule that a person's answer to a task becomes: with the words the task is about, in its layer. `true` remembers
 * the text alone, since nobody looked at words.
 */
export function draftFromTask(spec: string, task: PlanTask, wish: Wish, remember: true | RuleScope): LearnedRule {
  const scope = remember === true ? 'spec' : remember;
  const { answer, now, stack = [] } = wish;
  const words = wish.words ?? (remember === true ? [] : significantWords(task.description));
  const layer = wish.layer === undefined ? (task.key.split('.')[0] ?? null) : wish.layer;
  const rule: LearnedRule = {
    id: newId(scope === 'spec' ? 'correction' : 'rule'),
    specId: scope === 'spec' ? spec : null,
    from: { spec, task: task.description },
    ...{ scope, answer, words, layer, stack, enabled: true, createdAt: now },
  };
  return assertKeepable(rule);
}

/** A rule with the fields of a draft in place of its own. */
export function changedRule(rule: LearnedRule, draft: ParsedVerbInput<'saveRule'>): LearnedRule {
  const { words = rule.words, layer = rule.layer, stack = rule.stack, answer = rule.answer } = draft;
  const { scope = rule.scope, enabled = rule.enabled } = draft;
  const changed = { ...rule, words, layer, stack, answer, enabled };
  return assertKeepable(scope === rule.scope ? changed : { ...changed, ...placeIn(scope, rule) });
}

/** What makes a rule one of another scope: it is kept elsewhere, under an id of that place. */
function placeIn(scope: RuleScope, rule: LearnedRule): Pick<LearnedRule, 'id' | 'scope' | 'specId' | 'createdAt'> {
  if (scope === 'spec' && (rule.from === null || isWrittenByHand(rule))) {
    const hint = 'Remember the answer of one of its tasks instead.';
    throw new AshlarError('E_INPUT', 'A rule that came of no task belongs to no spec.', hint);
  }
  const id = newId(scope === 'spec' ? 'correction' : 'rule');
  return { id, scope, specId: scope === 'spec' ? (rule.from?.spec ?? null) : null, createdAt: rule.createdAt };
}

/** What is read back from a file must be what was saved: such a rule would be none. */
function assertKeepable(rule: LearnedRule): LearnedRule {
  if (rule.scope === 'project' && rule.answer.kind === 'shell') {
    const message = 'A shell command is never taken from a file of the repository.';
    throw new AshlarError('E_RULES', message, 'Remember it for this spec, or for all your projects.');
  }
  if (rule.words.length === 0 && (rule.from === null || isWrittenByHand(rule))) {
    throw new AshlarError('E_INPUT', 'A rule that came of no task needs words.', 'Give it at least one.');
  }
  return rule;
}
