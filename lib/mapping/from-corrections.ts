import { type Answer, answerLabel, type Proposal } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { entryOf } from './candidates';
import { learnedAnswer } from './corrections';
import type { Findings } from './findings';

const SAME = 98;
const NEARLY_SAME = 75;
const LABEL_MAX = 80;

/** What a person decided for a task that reads the same, or nearly the same in the same layer. */
export function byCorrections({ task, context, reading, others }: Findings): Proposal | null {
  const { catalog, corrections, specId } = context;
  const learned = learnedAnswer(task, corrections, specId);
  if (!learned) return null;
  const { same, correction } = learned;
  const answer = same ? learned.answer : withOwnArguments(learned.answer, { reading, catalog });
  const where = correction.specId === specId ? 'in this spec' : `in ${correction.specId}`;
  const how = same ? 'the same' : 'nearly the same';
  return {
    answer,
    confidence: same ? SAME : NEARLY_SAME,
    origin: 'correction',
    reason: `You chose “${shortLabel(learned.answer)}” for a task that reads ${how} ${where}.`,
    matched: [],
    stackFacts: [],
    alternatives: others(answer.kind === 'command' ? answer.command : null),
  };
}

/** A prompt may be pages long. */
function shortLabel(answer: Answer): string {
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
