import { isWrittenByHand, type LearnedRule, PROJECT_RULES_FILE } from '@/lib/domain/learned-rule';
import type { Answer, Proposal } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { entryOf } from './candidates';
import { effectOf } from './effect';
import type { Findings } from './findings';
import { shortLabel } from './from-corrections';
import type { TaskReading } from './read-task';
import { heldFacts, heldWords, holdsWords } from './rule-holds';
import { ruleWords } from './rule-words';

const BY_WORDS = 95;

/**
 * What a rule says that was written by hand into the project's file or the person's own. It ranks with the rules that
 * come with Ashlar, before them; one whose command is not installed leaves the word to them.
 */
export function byHandRules(findings: Findings): Proposal | null {
  const { reading, context, others } = findings;
  const rule = speakingHandRule(findings);
  if (!rule) return null;
  const answer = withArguments(rule.answer, reading, context.catalog);
  const whose = rule.scope === 'project' ? `The team’s rule in ${PROJECT_RULES_FILE}` : 'Your own rule';
  return {
    answer,
    confidence: BY_WORDS,
    origin: 'rule',
    reason: `${whose} says “${shortLabel(rule.answer)}” for ${ruleWords(rule)}.`,
    matched: heldWords(rule, reading),
    stackFacts: heldFacts(rule, context.stack) ?? [],
    alternatives: others(answer.kind === 'command' ? answer.command : null),
  };
}

type Held = Pick<Findings, 'task' | 'reading' | 'context'>;

/** The rule written by hand that speaks for a task: the project's before the person's, each in the file's order. */
export function speakingHandRule({ task, reading, context }: Held): LearnedRule | null {
  const { catalog, corrections, stack } = context;
  const { layerKey } = task;
  const speaking = corrections.filter((rule) => {
    if (!rule.enabled || !isWrittenByHand(rule) || heldFacts(rule, stack) === null) return false;
    if (!holdsWords(rule, { reading, layerKey })) return false;
    const { answer } = rule;
    return answer.kind !== 'command' || catalog.length === 0 || entryOf(answer.command, catalog) !== undefined;
  });
  return speaking.find(({ scope }) => scope === 'project') ?? speaking[0] ?? null;
}

function withArguments(answer: Answer, reading: TaskReading, catalog: Findings['context']['catalog']): Answer {
  if (answer.kind !== 'command') return answer;
  const { command } = answer;
  const effect = answer.effect === 'none' ? 'none' : effectOf(command);
  return { ...answer, effect, args: answer.args || extractArguments(reading, command, entryOf(command, catalog)) };
}
