import { confidenceBand } from '@/lib/domain/confidence';
import type { Proposal } from '@/lib/domain/mapping';
import { extractArguments } from './arguments';
import { calibrated } from './calibration';
import { entryOf } from './candidates';
import { effectOf } from './effect';
import type { Findings } from './findings';

/** What the loudest rule says, where it is sure enough. */
export function byRules({ reading, rules, others, context }: Findings): Proposal | null {
  const [best] = rules;
  if (!best || confidenceBand(best.confidence) === 'ask') return null;
  const { command } = best;
  const args = extractArguments(reading, command, entryOf(command, context.catalog));
  return {
    answer: { kind: 'command', command, args, effect: effectOf(command) },
    confidence: calibrated(best.confidence),
    origin: 'rule',
    reason: best.reason,
    matched: [best.matched],
    stackFacts: best.facts,
    alternatives: others(command),
  };
}
