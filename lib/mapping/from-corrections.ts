import { PROJECT_RULES_FILE } from '@/lib/domain/learned-rule';
import { type Answer, answerLabel, type Proposal } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { entryOf } from './candidates';
import { type LearnedAnswer, type LearnedBy, learnedAnswer } from './corrections';
import type { Findings } from './findings';
import { heldFacts, heldWords } from './rule-holds';
import { ruleWords } from './rule-words';

const confidences: Record<LearnedBy, number> = { text: 98, words: 95, nearness: 75 };
const LABEL_MAX = 80;

/** What a person decided for a task that reads the same, holds the same words, or reads nearly the same. */
export function byCorrections({ task, context, reading, others }: Findings): Proposal | null {
  const { catalog, corrections, specId, stack } = context;
  const learned = learnedAnswer({ ...task, reading }, corrections, { specId, stack });
  if (!learned) return null;
  const { by, rule } = learned;
  const answer = by === 'text' ? learned.answer : withOwnArguments(learned.answer, { reading, catalog });
  return {
    answer,
    confidence: confidences[by],
    origin: 'correction',
    reason: reasonOf(learned, specId),
    matched: by === 'words' ? heldWords(rule, reading) : [],
    stackFacts: heldFacts(rule, stack) ?? [],
    alternatives: others(answer.kind === 'command' ? answer.command : null),
  };
}

function reasonOf({ by, rule, answer }: LearnedAnswer, specId: string): string {
  const label = shortLabel(rule.answer.kind === 'prompt' ? rule.answer : answer);
  if (by === 'words') {
    const whose = rule.scope === 'project' ? `The team’s rule in ${PROJECT_RULES_FILE}` : 'Your rule';
    return `${whose} says “${label}” for ${ruleWords(rule)}.`;
  }
  const who = rule.scope === 'project' ? `The team (${PROJECT_RULES_FILE})` : 'You';
  const spec = rule.from?.spec ?? '';
  const where = spec === specId ? 'in this spec' : spec ? `in ${spec}` : 'elsewhere';
  return `${who} chose “${label}” for a task that reads ${by === 'text' ? 'the same' : 'nearly the same'} ${where}.`;
}

/** A prompt may be pages long. */
export function shortLabel(answer: Answer): string {
  const label = answerLabel(answer).replace(/\s+/g, ' ');
  return label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label;
}

function withOwnArguments(
  answer: Answer,
  { reading, catalog }: { reading: Findings['reading']; catalog: Findings['context']['catalog'] },
): Answer {
  if (answer.kind !== 'command') return answer;
  return { ...answer, args: extractArguments(reading, answer.command, entryOf(answer.command, catalog)) };
}
